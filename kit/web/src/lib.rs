//! Application state, requests, forms, page shell, words in all languages.
