use ed25519_dalek::SigningKey;
use paduk_survey::DeviceId;

use super::{Remnant, body, erases, remnants};
use crate::canonical::{Object, Value};
use crate::revision::sample;
use crate::rule::{Refusal, whole};
use crate::{Kind, Op, Revision, Signed, Written, device_id};

fn written(change: impl FnOnce(&mut Revision)) -> Written {
    let key = SigningKey::from_bytes(&[7; 32]);
    let mut revision = sample::questionnaire();
    revision.device = device_id(&key.verifying_key());
    change(&mut revision);
    Written::read(Signed::sign(&key, &revision).unwrap()).unwrap()
}

fn order(body: Object) -> Revision {
    Revision {
        kind: Kind::Erasure,
        op: Op::Purge,
        reason: Some("permintaan responden".to_owned()),
        body,
        ..sample::least()
    }
}

#[test]
fn a_remnant_comes_back_from_the_signed_order_and_holds_no_answer() {
    let (one, two) = (written(|_| {}), written(|revision| revision.seq = 3));
    let left = [Remnant::of(&one), Remnant::of(&two)];
    let order = order(body(&left));
    let bytes = order.encode().unwrap();
    let read = remnants(&Revision::parse(&bytes).unwrap()).unwrap();
    assert_eq!(read.len(), 2);
    assert!(left.iter().all(|remnant| read.contains(remnant)));
    let text = String::from_utf8(bytes).unwrap();
    assert!(
        !text.contains("22.9") && !text.contains("lupa") && !text.contains("\"m1\""),
        "{text}"
    );
}

#[test]
fn only_a_whole_order_of_the_root_keys_device_erases() {
    let order = order(body(&[Remnant::of(&written(|_| {}))]));
    let root = order.device.clone();
    assert_eq!(erases(&order, Some(&root)).len(), 1);
    assert_eq!(erases(&order, Some(&DeviceId::new("another"))), []);
    assert_eq!(erases(&order, None), [], "in training nothing is erased");
    let why = Revision {
        reason: None,
        ..order.clone()
    };
    assert_eq!(
        (whole(&why), erases(&why, Some(&root)).len()),
        (Err(Refusal::Reason), 0)
    );
    let put = Revision {
        op: Op::Put,
        ..order.clone()
    };
    assert_eq!(
        (remnants(&put), erases(&put, Some(&root)).len()),
        (Err(Refusal::Kind), 0)
    );
}

#[test]
fn an_order_that_does_not_say_what_it_erases_is_refused_whole() {
    let good = Remnant::of(&written(|_| {}));
    let refused = |change: &dyn Fn(&mut Object)| {
        let Value::Object(mut object) = good.value() else {
            panic!()
        };
        change(&mut object);
        let list = Value::List(vec![Value::Object(object)]);
        let order = order([("remnants".to_owned(), list)].into_iter().collect());
        assert_eq!(whole(&order), remnants(&order).map(drop));
        remnants(&order).err()
    };
    assert_eq!(refused(&|_| {}), None);
    for key in ["device", "document", "id", "kind", "seq", "prev"] {
        assert_eq!(
            refused(&|object| drop(object.remove(key))),
            Some(Refusal::About),
            "{key}"
        );
    }
    let set = |key: &'static str, value: Value| refused(&move |object| drop(object.insert(key, value.clone())));
    assert_eq!(
        set("kind", Value::text("erasure")),
        Some(Refusal::About),
        "an order never erases an order"
    );
    assert_eq!(
        set("name", Value::text("x")),
        Some(Refusal::About),
        "nothing else may stay"
    );
    assert_eq!(set("seq", Value::Integer(0)), Some(Refusal::About));
    assert_eq!(
        set("seq", Value::Integer(1)),
        Some(Refusal::About),
        "the first position has nothing before it"
    );
    assert_eq!(set("parents", Value::List(Vec::new())), Some(Refusal::About));
    assert_eq!(set("id", Value::text("AB")), Some(Refusal::About));
    let nothing = order(Object::new());
    assert_eq!(remnants(&nothing), Err(Refusal::About));
    let twice = Value::List(vec![good.value(), good.value()]);
    let twice = order([("remnants".to_owned(), twice)].into_iter().collect());
    assert_eq!(remnants(&twice), Err(Refusal::About));
}
