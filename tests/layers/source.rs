//! A source file as names and punctuation, without comments, texts and characters: enough to see what it names.

/// After these, `::name` begins a path.
const KEYWORDS: [&str; 8] = ["use", "in", "as", "impl", "dyn", "for", "return", "mut"];

/// A source file.
pub struct Source {
    /// Its path under `src/`.
    pub path: String,
    tokens: Vec<Token>,
}

struct Token {
    line: usize,
    text: String,
    /// How many inline modules it stands in.
    depth: usize,
}

impl Source {
    /// Reads a source's text.
    pub fn read(path: &str, text: &str) -> Self {
        let mut tokens = tokens(text);
        measure(&mut tokens);
        Self { path: path.to_owned(), tokens }
    }

    /// The layer it belongs to; none for the crate's own two files.
    pub fn layer(&self) -> Option<&str> {
        let first = self.path.split('/').next()?;
        if first.contains(".rs") && ["lib.rs", "main.rs"].contains(&first) {
            return None;
        }
        Some(first.trim_end_matches(".rs"))
    }

    /// Every name in it, with its line.
    pub fn names(&self) -> impl Iterator<Item = (usize, &str)> {
        self.tokens.iter().map(|token| (token.line, token.text.as_str())).filter(|(_, text)| is_name(text))
    }

    /// The names with which its paths begin.
    pub fn paths_begin(&self) -> impl Iterator<Item = &str> {
        let leads = |place: usize| self.text(place + 1) == "::" || self.text(place.wrapping_sub(1)) == "use";
        let places = (0..self.tokens.len()).filter(move |place| leads(*place) && self.begins(*place));
        places.map(|place| self.text(place))
    }

    /// Whether no path leads to this name: `::name` begins one too.
    fn begins(&self, place: usize) -> bool {
        let before = |by: usize| place.checked_sub(by).map_or("", |place| self.text(place));
        before(1) != "::" || !(is_name(before(2)) && !KEYWORDS.contains(&before(2)) || before(2) == ">")
    }

    /// Every name that it takes from the crate's root, with its line: what follows `crate::`, `holdfast::`, or as
    /// many `super::` as lead there. A name that cannot be told (`crate::*`) is given as it is written.
    pub fn crate_names(&self) -> Vec<(usize, &str)> {
        let mut found = Vec::new();
        let mut place = 0;
        while place < self.tokens.len() {
            let begins = self.begins(place);
            let after = match self.text(place) {
                "crate" | "holdfast" if begins => Some(place + 1),
                "super" if begins => self.root_by_super(place),
                _ => None,
            };
            let Some(after) = after else {
                place += 1;
                continue;
            };
            match self.text(after) {
                "::" => self.first_names(after + 1, &mut found),
                // `pub(crate)` and `pub(super)` take nothing.
                ")" => {}
                _ => found.push((self.tokens[place].line, self.text(place))),
            }
            place = after + 1;
        }
        found
    }

    fn text(&self, place: usize) -> &str {
        self.tokens.get(place).map_or("", |token| &token.text)
    }

    /// The place after a chain of `super` that leads to the crate's root; none if it leads elsewhere.
    fn root_by_super(&self, mut place: usize) -> Option<usize> {
        let mut left = self.module_depth() + self.tokens[place].depth;
        loop {
            left = left.checked_sub(1)?;
            if self.text(place + 1) == "::" && self.text(place + 2) == "super" {
                place += 2;
            } else {
                return (left == 0).then_some(place + 1);
            }
        }
    }

    /// How many modules deep the file itself is: `vault/mod.rs` and `worker.rs` are one deep.
    fn module_depth(&self) -> usize {
        let parts = self.path.split('/').count();
        if self.path.ends_with("/mod.rs") { parts - 1 } else { parts }
    }

    /// The first name of a path, or of each path in braces.
    fn first_names<'a>(&'a self, place: usize, found: &mut Vec<(usize, &'a str)>) {
        if self.text(place) != "{" {
            found.push((self.tokens.get(place).map_or(0, |token| token.line), self.text(place)));
            return;
        }
        let mut depth = 0;
        let mut expected = true;
        for token in &self.tokens[place..] {
            match token.text.as_str() {
                "{" => depth += 1,
                "}" if depth == 1 => return,
                "}" => depth -= 1,
                "," if depth == 1 => expected = true,
                text if expected && depth == 1 => {
                    found.push((token.line, text));
                    expected = false;
                }
                _ => {}
            }
        }
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Notes how many inline modules each token stands in.
fn measure(tokens: &mut [Token]) {
    let (mut braces, mut modules) = (0_usize, Vec::new());
    for place in 0..tokens.len() {
        match tokens[place].text.as_str() {
            "{" => {
                braces += 1;
                if place >= 2 && tokens[place - 2].text == "mod" {
                    modules.push(braces);
                }
            }
            "}" => {
                if modules.last() == Some(&braces) {
                    modules.pop();
                }
                braces = braces.saturating_sub(1);
            }
            _ => {}
        }
        tokens[place].depth = modules.len();
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let at = |place: usize| chars.get(place).copied().unwrap_or('\0');
    let (mut place, mut line, mut found) = (0, 1, Vec::new());
    while place < chars.len() {
        let start = place;
        match at(place) {
            '/' if at(place + 1) == '/' => {
                while place < chars.len() && at(place) != '\n' {
                    place += 1;
                }
            }
            '/' if at(place + 1) == '*' => place = after_comment(&chars, place),
            '"' => place = after_text(&chars, place),
            'r' | 'b' if raw_hashes(&chars, place).is_some() => place = after_raw(&chars, place),
            'r' if at(place + 1) == '#' => place += 2,
            '\'' => place = after_quote(&chars, place),
            ':' if at(place + 1) == ':' => {
                found.push(Token { line, text: "::".into(), depth: 0 });
                place += 2;
            }
            c if c.is_alphanumeric() || c == '_' => {
                while at(place).is_alphanumeric() || at(place) == '_' {
                    place += 1;
                }
                found.push(Token { line, text: chars[start..place].iter().collect(), depth: 0 });
            }
            c => {
                if !c.is_whitespace() {
                    found.push(Token { line, text: c.into(), depth: 0 });
                }
                place += 1;
            }
        }
        line += chars[start..place.min(chars.len())].iter().filter(|c| **c == '\n').count();
    }
    found
}

fn after_comment(chars: &[char], mut place: usize) -> usize {
    let mut depth = 0;
    while place < chars.len() {
        match chars.get(place..place + 2) {
            Some(['/', '*']) => (depth, place) = (depth + 1, place + 2),
            Some(['*', '/']) => {
                (depth, place) = (depth - 1, place + 2);
                if depth == 0 {
                    break;
                }
            }
            _ => place += 1,
        }
    }
    place
}

fn after_text(chars: &[char], mut place: usize) -> usize {
    place += 1;
    while place < chars.len() && chars[place] != '"' {
        place += if chars[place] == '\\' { 2 } else { 1 };
    }
    place + 1
}

/// The hashes of a raw text that begins here: `r"`, `br#"` …
fn raw_hashes(chars: &[char], place: usize) -> Option<(usize, usize)> {
    let mut next = place + usize::from(chars[place] == 'b');
    if chars.get(next) != Some(&'r') {
        return None;
    }
    next += 1;
    let hashes = chars[next..].iter().take_while(|c| **c == '#').count();
    (chars.get(next + hashes) == Some(&'"')).then_some((next + hashes + 1, hashes))
}

fn after_raw(chars: &[char], place: usize) -> usize {
    let Some((mut place, hashes)) = raw_hashes(chars, place) else { return place + 1 };
    while place < chars.len() {
        let ends =
            chars[place] == '"' && chars[place + 1..].iter().take_while(|c| **c == '#').count() >= hashes;
        place += 1;
        if ends {
            return place + hashes;
        }
    }
    place
}

/// After a character, or only after the quotation mark of a lifetime.
fn after_quote(chars: &[char], place: usize) -> usize {
    match (chars.get(place + 1), chars.get(place + 2)) {
        (Some('\\'), _) => {
            let end = chars[place + 3..].iter().position(|c| *c == '\'');
            end.map_or(chars.len(), |end| place + 4 + end)
        }
        (Some(_), Some('\'')) => place + 3,
        _ => place + 1,
    }
}
