//! The list of shared texts in an `.xlsx` file says how many there are, and the reader makes room for all of them before
//! it reads the first: a number that cannot be true would end the program.

use quick_xml::Reader;
use quick_xml::events::Event;

/// Bytes that the shortest text takes in the list: `<si/>`.
const SHORTEST: u64 = 5;

/// True where a list says that it has more texts than fit into it.
pub(super) fn claims_too_many(part: &[u8]) -> bool {
    let size = part.len() as u64;
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(start)) if start.local_name().as_ref() == "sst" => {
                let said = start
                    .attributes()
                    .flatten()
                    .filter(|said| said.key.as_ref() == "uniqueCount");
                let mut counts = said.filter_map(|said| said.value.trim().parse::<u64>().ok());
                return counts.any(|count| count > size / SHORTEST);
            }
            // What is no list is for the reader to refuse.
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::claims_too_many;

    fn claims(text: &str) -> bool {
        claims_too_many(text.as_bytes())
    }

    #[test]
    fn a_list_that_cannot_hold_what_it_says_is_caught() {
        assert!(!claims("<sst uniqueCount=\"1\"><si><t>a</t></si></sst>"));
        assert!(claims("<sst uniqueCount=\"4294967295\"><si><t>a</t></si></sst>"));
        assert!(claims("<!-- x --><x:sst a='1' uniqueCount = '999'><si/></x:sst>"));
        assert!(!claims("<sst count=\"4294967295\"><si/></sst>"));
        assert!(!claims("<sst uniqueCount=\"viele\"><si/></sst>"));
        assert!(!claims("<sst"));
    }
}
