//! What goes into the cleaning, and what comes out.

use super::*;

fn cleaned(html: &str) -> String {
    fragment(
        html,
        "general/knitting/discussion/hello.html",
        &|address| match address.bare() {
            "knitting" => Some("/runs/knitting".to_owned()),
            "knitting/discussion/hello" => {
                Some(format!("/threads/hello#{}", address.comment().unwrap_or(0)))
            }
            _ => None,
        },
    )
}

fn table(cases: &[(&str, &str)]) {
    for (dirty, clean) in cases {
        assert_eq!(cleaned(dirty), *clean, "from {dirty}");
    }
}

#[test]
fn nothing_hostile_passes() {
    table(&[
        ("<script>alert(1)</script>a", "<p>a</p>"),
        ("a<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<p>a</p>"),
        (
            "<p onclick=alert(1) style='x:expression(1)'>a</p>",
            "<p>a</p>",
        ),
        ("<a href='javascript:alert(1)'>a</a>", "<p>a</p>"),
        ("<a href=' java\tscript:alert(1)'>a</a>", "<p>a</p>"),
        ("<a href='&#106;avascript:alert(1)'>a</a>", "<p>a</p>"),
        (
            "<a href='data:text/html,<script>1</script>'>a</a>",
            "<p>a</p>",
        ),
        ("<a href='vbscript:x'>a</a>", "<p>a</p>"),
        (
            "<img src=x onerror=alert(1)>",
            "<p><span class=\"missing-file\">x (file not in the archive)</span></p>",
        ),
        ("<svg onload=alert(1)><p>b</p></svg>a", "<p>b</p><p>a</p>"),
        (
            "<math><mtext><script>1</script></mtext></math>a",
            "<p>a</p>",
        ),
        (
            "<style>p{}</style><link rel=x><meta http-equiv=refresh>a",
            "<p>a</p>",
        ),
        (
            "<form action=/x><input name=a><button>b</button>c</form>",
            "<p>c</p>",
        ),
        (
            "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>a",
            "<p><span class=\"missing-file\">x (file not in the archive)</span>'&gt;a</p>",
        ),
        ("<template><script>1</script></template>a", "<p>a</p>"),
        ("<p id=comments class='comment comment-1'>a</p>", "<p>a</p>"),
        ("<base href=//evil.example>a", "<p>a</p>"),
        ("<!-- x --><![CDATA[y]]>a<?php z ?>", "<p>a</p>"),
    ]);
}

#[test]
fn embeds_become_links() {
    let link = "<p><a href=\"http://film.example/v/1\" class=\"was-embedded\" rel=\"nofollow ugc noopener\">http://film.example/v/1</a></p>";
    table(&[
        (
            "<iframe src='http://film.example/v/1' onload=x></iframe>",
            link,
        ),
        ("<object data='http://film.example/v/1'></object>", link),
        ("<embed src='http://film.example/v/1'>", link),
        (
            "<object><param name=movie value='http://film.example/v/1'><embed src='http://film.example/v/2'></object>",
            link,
        ),
        ("<iframe src='javascript:alert(1)'></iframe>a", "<p>a</p>"),
        ("<iframe srcdoc='<script>1</script>'></iframe>a", "<p>a</p>"),
    ]);
}

#[test]
fn example_code_stays_escaped() {
    table(&[
        (
            "<pre>&lt;script&gt;alert(1)&lt;/script&gt;\n  b</pre>",
            "<pre><code>&lt;script&gt;alert(1)&lt;/script&gt;\n  b</code></pre>",
        ),
        (
            "<p>a <code>&lt;b&gt;</code></p>",
            "<p>a <code>&lt;b&gt;</code></p>",
        ),
        (
            "<div class=codeblock><code>&lt;h3&gt;a&lt;/h3&gt;<br />&nbsp;&nbsp;b</code></div>",
            "<pre><code>&lt;h3&gt;a&lt;/h3&gt;\n  b</code></pre>",
        ),
        (
            "<textarea><b>x</b></textarea>",
            "<pre><code>&lt;b&gt;x&lt;/b&gt;</code></pre>",
        ),
        ("<p>&lt;iframe src=x&gt;</p>", "<p>&lt;iframe src=x&gt;</p>"),
        (
            "<pre><script>1</script>a</pre>",
            "<pre><code>a</code></pre>",
        ),
    ]);
}

#[test]
fn links_lead_to_their_new_homes() {
    table(&[
        (
            "<a href='../../knitting.html'>a</a>",
            "<p><a href=\"/runs/knitting\" rel=\"nofollow ugc noopener\">a</a></p>",
        ),
        (
            "<a href='http://archive.p2pu.org/webcraft/knitting?page=2'>a</a>",
            "<p><a href=\"/runs/knitting\" rel=\"nofollow ugc noopener\">a</a></p>",
        ),
        (
            "<a href='#comment-7'>a</a>",
            "<p><a href=\"/threads/hello#7\" rel=\"nofollow ugc noopener\">a</a></p>",
        ),
        (
            "<a href='../gone.html'>a</a>",
            "<p><span class=\"missing-link\">a</span></p>",
        ),
        (
            "<a href='http://archive.p2pu.org/sites/x/files/document/plan.doc'>The plan</a>",
            "<p><span class=\"missing-file\">The plan (file not in the archive)</span></p>",
        ),
        (
            "<a href='../../../sites/x/files/document/plan.doc'></a>",
            "<p><span class=\"missing-file\">plan.doc (file not in the archive)</span></p>",
        ),
        (
            "<a href='http://example.org/?a=1&amp;b=\"2' target=_blank rel=opener>a</a>",
            "<p><a href=\"http://example.org/?a=1&amp;b=&quot;2\" rel=\"nofollow ugc noopener\">a</a></p>",
        ),
        (
            "<img src='http://example.org/cat.jpg' alt='A cat'>",
            "<p><a href=\"http://example.org/cat.jpg\" rel=\"nofollow ugc noopener\">A cat</a></p>",
        ),
        (
            "<a href='http://example.org/'><img src='http://example.org/cat.jpg'></a>",
            "<p><a href=\"http://example.org/\" rel=\"nofollow ugc noopener\">cat.jpg</a></p>",
        ),
        ("<a name=top></a>a", "<p>a</p>"),
    ]);
}

#[test]
fn the_junk_of_two_editors_and_word_goes() {
    table(&[
        (
            "<p>\n\t&nbsp;</p>\n<p></p><p><br></p><p>\n\ta\t b&nbsp;</p>",
            "<p>a b</p>",
        ),
        (
            "<p class=MsoNormal style='mso-x:1'><span lang=EN><o:p></o:p>a</span></p>",
            "<p>a</p>",
        ),
        (
            "<p>@font-face {<br> font-family: \"X\";<br>}p.MsoNormal { margin: 0in; }<br>Hello</p>",
            "<p>Hello</p>",
        ),
        (
            "<!--[if gte mso 9]><xml><w:X>1</w:X></xml><![endif]-->a",
            "<p>a</p>",
        ),
        ("<center><font color=red>a</font></center>", "<p>a</p>"),
        ("<div><div>a</div><div>b</div></div>", "<p>a</p><p>b</p>"),
        ("a<br><br><br><br>b<br>", "<p>a<br><br>b</p>"),
        ("a<p>b</p>c", "<p>a</p><p>b</p><p>c</p>"),
        (
            "<table><tr><td colspan=2 width=9>a</td><td></td></tr></table>",
            "<table><tbody><tr><td colspan=\"2\">a</td><td></td></tr></tbody></table>",
        ),
        ("<table><tr><td>&nbsp;</td></tr></table>a", "<p>a</p>"),
    ]);
}

#[test]
fn blocks_and_lines_are_put_in_order() {
    table(&[
        (
            "<strong><p>a</p><p>b</p></strong>",
            "<p><strong>a</strong></p><p><strong>b</strong></p>",
        ),
        ("<h2><p>a</p></h2>", "<h2>a</h2>"),
        ("<h1>a</h1>", "<h2>a</h2>"),
        (
            "<ul>\n<li>a</li>\n<ul><li>b</li></ul></ul>",
            "<ul><li>a<ul><li>b</li></ul></li></ul>",
        ),
        (
            "<li>a</li> <li>b</li>c",
            "<ul><li>a</li><li>b</li></ul><p>c</p>",
        ),
        ("<dt>a</dt><dd>b</dd>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        (
            "<p>a<table><tr><td>b</td></tr></table></p>",
            "<p>a</p><table><tbody><tr><td>b</td></tr></tbody></table>",
        ),
        ("<ul></ul><ol><li></li></ol>a", "<p>a</p>"),
    ]);
}

#[test]
fn cleaning_what_is_clean_changes_nothing() {
    for dirty in [
        "<p>a &amp; <b>b</b> <code>&lt;x&gt;</code></p><ul><li>c<ol><li>d</li></ol></li></ul><pre>e\n f</pre>",
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table><hr><blockquote><p>c</p></blockquote>",
    ] {
        let once = cleaned(dirty);
        assert_eq!(cleaned(&once), once);
    }
}

#[test]
fn great_depth_keeps_the_words() {
    let deep = format!(
        "{}word{}",
        "<blockquote>".repeat(400),
        "</blockquote>".repeat(400)
    );
    assert!(cleaned(&deep).contains("word"));
}

#[test]
fn plain_text_has_a_line_for_each_block() {
    assert_eq!(
        plain("<p>a <strong>b</strong> &amp; c</p><ul><li>d</li><li>e</li></ul>"),
        "a b & c\nd\ne"
    );
}
