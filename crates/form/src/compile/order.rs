//! The order in which things are computed: what is read comes before what reads it.

use std::collections::VecDeque;

/// Edges between vertices.
pub(super) struct Graph {
    vertices: usize,
    /// From, to.
    edges: Vec<(u32, u32)>,
}

/// The other ends of edges, side by side, ordered by one of their ends.
struct Ends {
    /// By vertex: where its edges begin; one more at the end.
    begins: Vec<u32>,
    ends: Vec<u32>,
}

impl Ends {
    /// `(at, other)` of every edge, as often as it is asked for. The edges of a vertex keep their order.
    fn of<I: Iterator<Item = (u32, u32)>>(vertices: usize, edges: impl Fn() -> I) -> Self {
        let mut begins = vec![0_u32; vertices + 1];
        for (at, _) in edges() {
            begins[at as usize + 1] += 1;
        }
        for vertex in 0..vertices {
            begins[vertex + 1] += begins[vertex];
        }
        let mut next = begins.clone();
        let mut ends = vec![0; begins[vertices] as usize];
        for (at, other) in edges() {
            let place = &mut next[at as usize];
            ends[*place as usize] = other;
            *place += 1;
        }
        Self { begins, ends }
    }

    fn of_vertex(&self, vertex: u32) -> &[u32] {
        let begin = self.begins[vertex as usize] as usize;
        &self.ends[begin..self.begins[vertex as usize + 1] as usize]
    }
}

impl Graph {
    pub fn new(vertices: usize) -> Self {
        Self {
            vertices,
            edges: Vec::with_capacity(vertices * 2),
        }
    }

    /// `from` is read by `to`.
    pub fn edge(&mut self, from: u32, to: u32) {
        self.edges.push((from, to));
    }

    /// Every vertex after those it depends on, and every loop that had to be cut for that, in order of their lowest
    /// vertices. Linear in vertices and edges.
    pub fn order(&self) -> (Vec<u32>, Vec<Vec<u32>>) {
        let count = self.vertices;
        let out = Ends::of(count, || self.edges.iter().copied());
        let mut waiting = vec![0_u32; count];
        for (_, to) in &self.edges {
            waiting[*to as usize] += 1;
        }
        // Only a loop needs the way back, and few forms have one.
        let mut into = None;
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
                for to in out.of_vertex(at) {
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
            let into = into.get_or_insert_with(|| Ends::of(count, || self.edges.iter().map(|(from, to)| (*to, *from))));
            let cycle = cycle_before(into, lowest as u32, &done);
            ready.extend(&cycle);
            loops.push(cycle);
        }
    }
}

/// A loop found by going back from a vertex that waits; there always is one.
fn cycle_before(into: &Ends, start: u32, done: &[bool]) -> Vec<u32> {
    let mut path = vec![start];
    let mut seen = std::collections::HashMap::from([(start, 0_usize)]);
    loop {
        let at = path[path.len() - 1];
        let Some(back) = into.of_vertex(at).iter().copied().find(|from| !done[*from as usize]) else {
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
