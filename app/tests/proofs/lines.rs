//! Lines that stay open (server-sent events): what is new is told at once, also by a process that did not take it, and an open
//! line keeps no process from stopping.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use crate::browser::{Met, get, post};
use crate::figures::{figure, millis, stopwatch};
use crate::server::{Start, free_port};
use crate::university::University;
use crate::writers::RUNNING;

/// A page that listens.
struct Listener {
    stream: TcpStream,
    heard: String,
}

impl Listener {
    fn opens(port: u16, path: &str, session: &str) -> Self {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept: text/event-stream\r\nAccept-Language: en\r\n\
             Cookie: stoa_session={session}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .unwrap();
        Self {
            stream,
            heard: String::new(),
        }
    }

    /// Waits until it is told these words.
    fn hears(&mut self, words: &str) {
        while !self.heard.contains(words) {
            assert!(self.reads(), "{words}: {}", self.heard);
        }
    }

    /// Reads on; false at the end.
    fn reads(&mut self) -> bool {
        let mut bytes = [0; 4096];
        let length = self.stream.read(&mut bytes).unwrap();
        self.heard
            .push_str(&String::from_utf8_lossy(&bytes[..length]));
        length > 0
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn new_posts_are_told_by_every_process() {
    let here = University::filled().await;
    let starts = [here.port, free_port()].map(|port| Start {
        port,
        ..here.start()
    });
    let mut servers = starts.each_ref().map(Start::server);
    for server in &mut servers {
        server.ready();
    }
    let people = here.members(&["thandi", "celeste"]).await;
    let (writer, reader) = (&people[0], &people[1]);
    let opened = post(
        here.port,
        &format!("/runs/{RUNNING}/discussion/new"),
        &writer.session,
        &[
            ("once", "lines-of-this-test"),
            ("title", "Lines"),
            ("body", "First."),
        ],
    );
    let Met::Answered(opened) = opened else {
        panic!("{opened:?}");
    };
    let thread = opened.location().split(['?', '#']).next().unwrap();
    let page = |port| match get(port, thread, Some(&reader.session)) {
        Met::Answered(page) => page.body,
        other => panic!("{other:?}"),
    };
    let watched = page(here.port);
    let watched = watched.split("data-watch=\"").nth(1).unwrap();
    let watched = watched.split('"').next().unwrap();
    let mut listeners = starts
        .each_ref()
        .map(|start| Listener::opens(start.port, watched, &reader.session));
    for listener in &mut listeners {
        listener.hears("content-type: text/event-stream");
        // nothing is new yet, and that is told
        listener.hears("data:");
    }
    for (count, told) in [(1, "One new post"), (2, "2 new posts")] {
        let token = format!("line-{count}-of-this-test");
        let fields = [("once", token.as_str()), ("body", "And on.")];
        let sent = post(
            here.port,
            &format!("{thread}/posts"),
            &writer.session,
            &fields,
        );
        assert!(
            matches!(&sent, Met::Answered(answer) if answer.status == 303),
            "{sent:?}"
        );
        for (listener, by) in listeners
            .iter_mut()
            .zip(["the process that took it", "the other process"])
        {
            let begun = stopwatch();
            listener.hears(told);
            figure(
                &format!("post {count} is told by {by} after"),
                millis(begun.elapsed()),
            );
        }
    }
    let begun = stopwatch();
    for server in &mut servers {
        server.stop();
    }
    assert!(
        begun.elapsed() < Duration::from_secs(10),
        "lines end with their process"
    );
    for listener in &mut listeners {
        while listener.reads() {}
    }
}
