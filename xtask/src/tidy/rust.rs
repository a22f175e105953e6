//! Just enough of Rust's grammar to tell code from words: identifiers, strings, signs; comments and tests left out.

/// What a piece of source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An identifier, keyword or number.
    Word,
    /// A string literal: its text without quotes; escapes stay as written.
    Text,
    /// One sign.
    Sign,
}

/// A piece of source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    pub text: String,
    pub line: usize,
    /// Whether white space stood before it.
    pub apart: bool,
}

impl Token {
    pub fn is(&self, text: &str) -> bool {
        self.kind != Kind::Text && self.text == text
    }
}

/// The pieces of a file, its test modules left out.
pub fn code(source: &str) -> Vec<Token> {
    without_tests(&tokens(source))
}

/// The pieces of a file.
pub fn tokens(source: &str) -> Vec<Token> {
    let mut reader = Reader {
        chars: source.chars().collect(),
        at: 0,
        line: 1,
        apart: true,
        found: Vec::new(),
    };
    while reader.next() {}
    reader.found
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    line: usize,
    apart: bool,
    found: Vec<Token>,
}

impl Reader {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn take(&mut self) -> char {
        let char = self.peek(0);
        self.at += 1;
        if char == '\n' {
            self.line += 1;
        }
        char
    }

    fn next(&mut self) -> bool {
        if self.at >= self.chars.len() {
            return false;
        }
        match (self.peek(0), self.peek(1)) {
            (white, _) if white.is_whitespace() => {
                self.take();
                self.apart = true;
            }
            ('/', '/') => {
                while self.at < self.chars.len() && self.peek(0) != '\n' {
                    self.take();
                }
            }
            ('/', '*') => self.block_comment(),
            ('"', _) => self.string(),
            ('r', '"' | '#') if self.is_raw(1) => self.raw_string(1),
            ('b' | 'c', '"') => {
                self.take();
                self.string();
            }
            ('b' | 'c', 'r') if self.is_raw(2) => self.raw_string(2),
            ('\'', _) => self.quote(),
            (start, _) if start.is_alphanumeric() || start == '_' => self.word(),
            _ => {
                let line = self.line;
                let sign = self.take().to_string();
                self.push(Kind::Sign, sign, line);
            }
        }
        true
    }

    fn push(&mut self, kind: Kind, text: String, line: usize) {
        let apart = std::mem::replace(&mut self.apart, false);
        self.found.push(Token {
            kind,
            text,
            line,
            apart,
        });
    }

    fn word(&mut self) {
        let line = self.line;
        let mut word = String::new();
        while self.peek(0).is_alphanumeric() || self.peek(0) == '_' {
            word.push(self.take());
        }
        self.push(Kind::Word, word, line);
    }

    fn string(&mut self) {
        let line = self.line;
        let mut text = String::new();
        self.take();
        while self.at < self.chars.len() && self.peek(0) != '"' {
            if self.peek(0) == '\\' {
                text.push(self.take());
            }
            text.push(self.take());
        }
        self.take();
        self.push(Kind::Text, text, line);
    }

    /// Whether hashes and a quote follow: `r"`, `r#"`; not a raw identifier.
    fn is_raw(&self, mut ahead: usize) -> bool {
        while self.peek(ahead) == '#' {
            ahead += 1;
        }
        self.peek(ahead) == '"'
    }

    fn raw_string(&mut self, prefix: usize) {
        let line = self.line;
        for _ in 0..prefix {
            self.take();
        }
        let mut hashes = 0;
        while self.peek(0) == '#' {
            self.take();
            hashes += 1;
        }
        self.take();
        let mut text = String::new();
        let ends = |reader: &Self| {
            reader.peek(0) == '"' && (1..=hashes).all(|ahead| reader.peek(ahead) == '#')
        };
        while self.at < self.chars.len() && !ends(self) {
            text.push(self.take());
        }
        for _ in 0..=hashes {
            self.take();
        }
        self.push(Kind::Text, text, line);
    }

    /// A character is skipped; a lifetime becomes a sign and a word.
    fn quote(&mut self) {
        let line = self.line;
        if self.peek(1) == '\\' {
            self.take();
            self.take();
            self.take();
            while self.at < self.chars.len() && self.take() != '\'' {}
        } else if self.peek(2) == '\'' {
            for _ in 0..3 {
                self.take();
            }
        } else {
            let sign = self.take().to_string();
            self.push(Kind::Sign, sign, line);
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.chars.len() {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => {
                    self.take();
                    depth += 1;
                }
                ('*', '/') => {
                    self.take();
                    depth -= 1;
                }
                _ => {}
            }
            self.take();
            if depth == 0 {
                return;
            }
        }
    }
}

/// Where the bracket that opens at `open` closes.
pub fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        if token.is("{") || token.is("(") || token.is("[") {
            depth += 1;
        } else if token.is("}") || token.is(")") || token.is("]") {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return at;
            }
        }
    }
    tokens.len().saturating_sub(1)
}

/// Leaves out every `#[cfg(test)] mod … { … }`.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let rest = tokens.get(at..).unwrap_or_default();
        if let Some(length) = test_module(rest) {
            at += length;
        } else {
            kept.extend(tokens.get(at).cloned());
            at += 1;
        }
    }
    kept
}

/// How many tokens the test module that starts here has.
fn test_module(tokens: &[Token]) -> Option<usize> {
    const START: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let starts =
        tokens.len() > START.len() && START.iter().zip(tokens).all(|(text, token)| token.is(text));
    if !starts {
        return None;
    }
    let open = tokens
        .iter()
        .position(|token| token.is("{") || token.is(";"))?;
    let module = tokens
        .get(START.len()..open)?
        .iter()
        .any(|token| token.is("mod"));
    if !module {
        return None;
    }
    Some(if tokens.get(open)?.is("{") {
        closing(tokens, open) + 1
    } else {
        open + 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        tokens(source)
            .into_iter()
            .filter(|token| token.kind == Kind::Text)
            .map(|token| token.text)
            .collect()
    }

    #[test]
    fn words_are_told_from_code() {
        let source = "let a = \"one \\\" two\"; // \"not this\"\n/* \"nor /* this */\" */ let b = r#\"raw \"x\"\"#; 'c'; '\\''; '\"'; f::<'a>(b\"bytes\")";
        assert_eq!(texts(source), ["one \\\" two", "raw \"x\"", "bytes"]);
    }

    #[test]
    fn lines_are_counted() {
        let found = tokens("a\n\"b\nc\"\nd");
        let lines: Vec<_> = found.iter().map(|token| token.line).collect();
        assert_eq!(lines, [1, 2, 4]);
    }

    #[test]
    fn test_modules_are_left_out() {
        let found = code(
            "fn a() {} #[cfg(test)] mod tests { fn b() { \"x\" } } fn c() {} #[cfg(test)] fn kept() {}",
        );
        let words: Vec<_> = found.iter().map(|token| token.text.as_str()).collect();
        assert!(words.contains(&"a") && words.contains(&"c") && words.contains(&"kept"));
        assert!(!words.contains(&"b") && !words.contains(&"x"));
    }
}
