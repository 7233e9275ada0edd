//! What stands beside a concern counts from its writer and from whoever administers; from anybody else it is held.

use holdfast::domain::event::{Addition, Event};
use holdfast::domain::register::{Record, Register};
use holdfast::domain::roster::HeldBecause;

use super::claims::{Believing, Book, SCHOOL};

fn concern() -> Event {
    let concern = r#"{"kind":"concern","pupils":[],"narrative":"n","happened":"unknown","observed":"unknown",
        "told":"not-yet","danger":false}"#;
    serde_json::from_str(concern).unwrap()
}

#[test]
fn a_forged_amendment_is_held_and_one_that_comes_first_waits() {
    let mut book = Book::school();
    let entry = book.write(4, 4, concern());
    let addition = || Event::Addition(Addition { entry, text: "More.".into() });
    let own = book.write(4, 4, addition());
    let administrators = book.write(2, 2, addition());
    let forged = [book.write(5, 5, addition()), book.write(6, 6, addition())];
    let mut records = book.records();
    for _ in 0..records.len() {
        records.rotate_left(1);
        let register = Register::fold(&SCHOOL, &records, &Believing);
        let counted: Vec<_> = register.amendments.of(&entry).iter().map(|one| one.entry).collect();
        assert_eq!(counted.len(), 2);
        assert!(counted.contains(&own) && counted.contains(&administrators));
        for forged in forged {
            assert_eq!(register.held.get(&forged), Some(&HeldBecause::NoRight));
        }
    }
    // One after the other: before its concern an amendment waits, and then everything is folded again.
    let place = records.iter().position(|record| record.id == entry).unwrap();
    let late: Record = records.remove(place);
    let mut register = Register::fold(&SCHOOL, &records, &Believing);
    assert!(register.amendments.of(&entry).is_empty() && !register.held.contains_key(&own));
    assert!(!register.extend(&late));
}
