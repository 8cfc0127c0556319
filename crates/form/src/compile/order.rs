//! The order in which things are computed: what is read comes before what reads it.

use std::collections::VecDeque;

/// Edges between vertices, by the vertex they leave and by the one they reach.
pub(super) struct Graph {
    out: Vec<Vec<u32>>,
    into: Vec<Vec<u32>>,
}

impl Graph {
    pub fn new(vertices: usize) -> Self {
        Self {
            out: vec![Vec::new(); vertices],
            into: vec![Vec::new(); vertices],
        }
    }

    /// `from` is read by `to`.
    pub fn edge(&mut self, from: u32, to: u32) {
        self.out[from as usize].push(to);
        self.into[to as usize].push(from);
    }

    /// Every vertex after those it depends on, and every loop that had to be cut for that, in order of their lowest
    /// vertices. Linear in vertices and edges.
    pub fn order(&self) -> (Vec<u32>, Vec<Vec<u32>>) {
        let count = self.out.len();
        let mut waiting: Vec<u32> = self.into.iter().map(|edges| edges.len() as u32).collect();
        let mut done = vec![false; count];
        let mut ready: VecDeque<u32> = (0..count as u32).filter(|at| waiting[*at as usize] == 0).collect();
        let (mut order, mut loops) = (Vec::with_capacity(count), Vec::new());
        let mut lowest = 0;
        loop {
            while let Some(at) = ready.pop_front() {
                if std::mem::replace(&mut done[at as usize], true) {
                    continue;
                }
                order.push(at);
                for to in &self.out[at as usize] {
                    let left = &mut waiting[*to as usize];
                    *left = left.saturating_sub(1);
                    if *left == 0 && !done[*to as usize] {
                        ready.push_back(*to);
                    }
                }
            }
            while lowest < count && done[lowest] {
                lowest += 1;
            }
            if lowest == count {
                return (order, loops);
            }
            let cycle = self.cycle_before(lowest as u32, &done);
            ready.extend(&cycle);
            loops.push(cycle);
        }
    }

    /// A loop found by going back from a vertex that waits; there always is one.
    fn cycle_before(&self, start: u32, done: &[bool]) -> Vec<u32> {
        let mut path = vec![start];
        let mut seen = std::collections::HashMap::from([(start, 0_usize)]);
        loop {
            let at = path[path.len() - 1];
            let Some(back) = self.into[at as usize]
                .iter()
                .copied()
                .find(|from| !done[*from as usize])
            else {
                return path;
            };
            if let Some(begin) = seen.get(&back) {
                let mut cycle = path.split_off(*begin);
                cycle.reverse();
                return cycle;
            }
            seen.insert(back, path.len());
            path.push(back);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Graph;

    fn graph(vertices: usize, edges: &[(u32, u32)]) -> Graph {
        let mut graph = Graph::new(vertices);
        for (from, to) in edges {
            graph.edge(*from, *to);
        }
        graph
    }

    #[test]
    fn what_is_read_comes_first() {
        assert_eq!(graph(3, &[(2, 1), (1, 0)]).order(), (vec![2, 1, 0], vec![]));
    }

    #[test]
    fn every_loop_is_found_and_cut() {
        let (order, loops) = graph(6, &[(0, 1), (1, 0), (1, 2), (3, 4), (4, 5), (5, 3)]).order();
        assert_eq!(order.len(), 6);
        assert_eq!(loops, [vec![1, 0], vec![4, 5, 3]]);
    }

    #[test]
    fn a_vertex_may_read_itself() {
        assert_eq!(graph(1, &[(0, 0)]).order(), (vec![0], vec![vec![0]]));
    }
}
