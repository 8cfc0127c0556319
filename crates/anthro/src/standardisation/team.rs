use super::Precision;

/// What a team of observers makes of the same children.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Team {
    /// Observers.
    pub observers: usize,
    /// Children that all of them read.
    pub children: usize,
    /// Technical error within observers: the root of their mean squared error.
    pub within: f64,
    /// Technical error between observers, on each one's mean of a child.
    pub between: f64,
    /// Both together, √(within² + between²): what a single reading of anyone is worth.
    pub total: f64,
}

/// The error of a team from both readings of each observer (outer) of each child (inner), all of the same children in the
/// same order. `None` below two observers, without children, or where an observer lacks a child.
///
/// Between K observers: √(Σ over children [Σy² − (Σy)²/K] / n(K−1)) (Ulijaszek and Kerr 1999, formula 2).
pub fn team(readings: &[Vec<(f64, f64)>]) -> Option<Team> {
    let observers = readings.len();
    let children = readings.first()?.len();
    if observers < 2 || children == 0 || readings.iter().any(|of| of.len() != children) {
        return None;
    }
    let own: Vec<Precision> = readings.iter().filter_map(|of| Precision::of(of)).collect();
    let within = (own.iter().map(|one| one.tem * one.tem).sum::<f64>() / observers as f64).sqrt();
    let count = observers as f64;
    let squares: f64 = (0..children)
        .map(|child| {
            let means = || readings.iter().map(|of| f64::midpoint(of[child].0, of[child].1));
            let centre = means().sum::<f64>() / count;
            means().map(|mean| (mean - centre).powi(2)).sum::<f64>()
        })
        .sum();
    let between = (squares / (children as f64 * (count - 1.0))).sqrt();
    Some(Team {
        observers,
        children,
        within,
        between,
        total: within.hypot(between),
    })
}
