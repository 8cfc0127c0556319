//! Labels that would touch are moved apart.

/// The heights of labels, from the top of the figure down, moved so that neighbours are at least `apart` from each
/// other and all stay between `top` and `bottom`; each moves as little as its neighbours allow, and none passes another.
pub(super) fn spread(mut heights: Vec<f64>, apart: f64, (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut floor = top;
    for height in &mut heights {
        *height = height.max(floor);
        floor = *height + apart;
    }
    let mut ceiling = bottom;
    for height in heights.iter_mut().rev() {
        *height = height.min(ceiling);
        ceiling = *height - apart;
    }
    heights
}
