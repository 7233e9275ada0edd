//! Codes that are printed on every page of something, so that two prints can be told apart by eye.

use super::hash::derive_id;

/// Crockford's base 32: no letter that is taken for a digit.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many bytes of the digest the code carries: 80 bits, sixteen signs.
const BYTES: usize = 10;

/// The code of these parts under a label: four times four signs.
pub fn derive_check_code(label: &str, parts: &[&[u8]]) -> String {
    let digest = derive_id(label, parts);
    let bits = digest.iter().take(BYTES).fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
    let mut code = String::new();
    for place in (0..BYTES * 8 / 5).rev() {
        let sign = usize::try_from(bits >> (place * 5) & 31).unwrap_or_default();
        code.extend(SIGNS.get(sign).map(|sign| char::from(*sign)));
        if place % 4 == 0 && place > 0 {
            code.push('-');
        }
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_four_times_four_signs_and_follows_from_every_part() {
        let code = derive_check_code("label", &[b"one", b"two"]);
        assert_eq!(code.split('-').map(str::len).collect::<Vec<_>>(), [4, 4, 4, 4], "{code}");
        assert_eq!(code, derive_check_code("label", &[b"one", b"two"]));
        for other in [&[b"two".as_slice(), b"one"], &[b"onetwo".as_slice(), b""]] {
            assert_ne!(code, derive_check_code("label", other));
        }
        // The first ten bytes of the digest, five bits at a time, by another way.
        let digest = derive_id("label", &[b"one", b"two"]);
        let text: String = digest.iter().take(BYTES).map(|byte| format!("{byte:08b}")).collect();
        let signs = text.as_bytes().chunks(5).map(|bits| {
            let bits = std::str::from_utf8(bits).unwrap();
            char::from(SIGNS[usize::from_str_radix(bits, 2).unwrap()])
        });
        assert_eq!(code.replace('-', ""), signs.collect::<String>());
    }
}
