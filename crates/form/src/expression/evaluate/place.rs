//! Places on the earth: `area()`, `distance()`, `geofence()`.
//!
//! A place is `latitude longitude altitude accuracy`, a shape is places separated by semicolons. The earth is a sphere
//! of 6,378,100 m, as ODK has it.

use super::super::function::OfPlaces as F;
use super::super::tree::Tree;
use super::super::value::Value;
use super::super::world::World;
use super::Evaluator;
use crate::outside::Customs;

/// Metres from the earth's middle to the equator.
const RADIUS: f64 = 6_378_100.0;

/// Latitude and longitude, in degrees.
type Place = (f64, f64);

impl<'w, W: World> Evaluator<'w, W> {
    pub(super) fn of_places(&self, function: F, arguments: &'w [Tree]) -> Value<'w> {
        if function == F::Geofence {
            let point = places(&self.text(&arguments[0]));
            let shape = places(&self.text(&arguments[1]));
            let inside = match (point.as_deref(), shape) {
                (Some([point]), Some(shape)) => is_inside(*point, &shape),
                _ => false,
            };
            return Value::from(inside);
        }
        let mut all = Vec::new();
        let (mut count, mut broken) = (0, false);
        for argument in arguments {
            self.each(argument, &mut |value| {
                let text = value.into_text();
                count += text.split(';').count();
                match places(&text) {
                    Some(more) => all.extend(more),
                    None => broken = true,
                }
            });
        }
        if broken && function == F::Area && count < 3 {
            return Value::Number(0.0);
        }
        if broken {
            return Value::Number(f64::NAN);
        }
        let exact = match function {
            F::Area => area(&all),
            F::Distance | F::Geofence => distance(&all),
        };
        Value::Number(match self.world.customs() {
            Customs::Collect => exact,
            Customs::WebForms => (exact * 100.0).round() / 100.0,
        })
    }
}

/// The places of a text; `None` where one of them is none.
fn places(text: &str) -> Option<Vec<Place>> {
    text.split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(place)
        .collect()
}

fn place(text: &str) -> Option<Place> {
    let numbers: Option<Vec<f64>> = text.split_ascii_whitespace().map(|part| part.parse().ok()).collect();
    match numbers?.as_slice() {
        [latitude, longitude, rest @ ..] if rest.len() <= 2 && latitude.abs() <= 90.0 && longitude.abs() <= 180.0 => {
            Some((*latitude, *longitude))
        }
        _ => None,
    }
}

/// Square metres inside a shape; 0 for fewer than three places.
fn area(shape: &[Place]) -> f64 {
    if shape.len() < 3 {
        return 0.0;
    }
    let next = shape.iter().cycle().skip(1);
    let sum: f64 = shape
        .iter()
        .zip(next)
        .map(|(one, other)| {
            let width = (other.1 - one.1).to_radians();
            width * (2.0 + one.0.to_radians().sin() + other.0.to_radians().sin())
        })
        .sum();
    (sum * RADIUS * RADIUS / 2.0).abs()
}

/// Metres along a line, by the spherical law of cosines as JavaRosa and Enketo have it.
fn distance(line: &[Place]) -> f64 {
    let leg = |pair: &[Place]| {
        let [(latitude, longitude), (other_latitude, other_longitude)] =
            [pair[0], pair[1]].map(|(latitude, longitude)| (latitude.to_radians(), longitude.to_radians()));
        let along = latitude.sin() * other_latitude.sin();
        let across = latitude.cos() * other_latitude.cos() * (other_longitude - longitude).cos();
        // Rounding may take the cosine of no angle a hair above 1.
        RADIUS * (along + across).clamp(-1.0, 1.0).acos()
    };
    line.windows(2).map(leg).sum()
}

/// Whether a place lies inside a closed shape, by how often a line to the east crosses its border.
fn is_inside(point: Place, shape: &[Place]) -> bool {
    if shape.len() < 3 || shape.first() != shape.last() {
        return false;
    }
    let mut inside = false;
    for pair in shape.windows(2) {
        let ((y1, x1), (y2, x2)) = (pair[0], pair[1]);
        let crosses = (y1 > point.0) != (y2 > point.0);
        if crosses && point.1 < (x2 - x1) * (point.0 - y1) / (y2 - y1) + x1 {
            inside = !inside;
        }
    }
    inside
}
