//! A small web server for the finished files: GET and HEAD, this machine only, one request per connection, so that
//! stopping it means that nothing answers any more (the journeys prove with it that Holdfast works offline).

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use sha2::{Digest as _, Sha256};

use crate::headers;

/// Longest request head that is read, in bytes.
const LONGEST_HEAD: u64 = 64 * 1024;

/// One answered request.
#[derive(Clone, Debug)]
pub struct Answered {
    /// Path as asked for, query included.
    pub path: String,
    /// Status of the answer.
    pub status: u16,
}

/// Serves one directory until it is dropped or stopped.
pub struct Site {
    directory: PathBuf,
    address: SocketAddr,
    log: Arc<Mutex<Vec<Answered>>>,
    running: Option<(Arc<TcpListener>, JoinHandle<()>)>,
}

impl Site {
    /// Starts serving `directory` on 127.0.0.1; port 0 takes any free port.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn start(directory: &Path, port: u16) -> std::io::Result<Site> {
        let mut site = Site {
            directory: directory.to_owned(),
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, port)),
            log: Arc::default(),
            running: None,
        };
        site.go_on()?;
        Ok(site)
    }

    /// Where it answers, as `http://localhost:PORT/`: a name that browsers take for a secure context.
    pub fn url(&self) -> String {
        format!("http://localhost:{}/", self.address.port())
    }

    /// Serves other files from now on (a newer build, say) at the same address.
    ///
    /// # Errors
    /// When the server runs and its port can't be taken again.
    pub fn serve_instead(&mut self, directory: &Path) -> std::io::Result<()> {
        let ran = self.running.is_some();
        self.stop();
        directory.clone_into(&mut self.directory);
        if ran { self.go_on() } else { Ok(()) }
    }

    /// Starts again at the same address after [`Site::stop`].
    ///
    /// # Errors
    /// When the port has been taken by somebody else.
    pub fn go_on(&mut self) -> std::io::Result<()> {
        if self.running.is_some() {
            return Ok(());
        }
        let listener = Arc::new(TcpListener::bind(self.address)?);
        self.address = listener.local_addr()?;
        let (accepting, directory, log) = (listener.clone(), self.directory.clone(), self.log.clone());
        let thread = std::thread::spawn(move || {
            while let Ok((stream, _)) = accepting.accept() {
                let (directory, log) = (directory.clone(), log.clone());
                // A visitor who hangs up early is no fault of the server's.
                std::thread::spawn(move || drop(answer(stream, &directory, &log)));
            }
        });
        self.running = Some((listener, thread));
        Ok(())
    }

    /// Stops answering; from here on the browser finds nobody at this address.
    pub fn stop(&mut self) {
        if let Some((listener, thread)) = self.running.take() {
            // A blocked accept ends when the listener is switched to non-blocking and somebody knocks.
            let quiet = listener.set_nonblocking(true);
            let knock = TcpStream::connect(self.address);
            drop((quiet, knock));
            drop(thread.join());
        }
    }

    /// Every request answered so far, oldest first.
    pub fn log(&self) -> Vec<Answered> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits for ever, answering.
    pub fn wait(mut self) {
        if let Some((_, thread)) = self.running.take() {
            drop(thread.join());
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The SHA-256 of a served file, as the service worker lists it.
pub fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

fn answer(mut stream: TcpStream, directory: &Path, log: &Mutex<Vec<Answered>>) -> std::io::Result<()> {
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    stream.set_write_timeout(Some(Duration::from_secs(60)))?;
    let mut head = BufReader::new(stream.try_clone()?.take(LONGEST_HEAD));
    let mut first = String::new();
    head.read_line(&mut first)?;
    let mut line = String::new();
    while head.read_line(&mut line)? > 2 {
        line.clear();
    }
    let mut words = first.split_ascii_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if method.is_empty() {
        return Ok(()); // a browser's spare connection
    }
    let found = match method {
        "GET" | "HEAD" => file_at(directory, target),
        _ => None,
    };
    let (status, words, kind, body) = match (method, found) {
        ("GET" | "HEAD", Some(file)) => (200, "OK", content_type(&file), std::fs::read(&file)?),
        ("GET" | "HEAD", None) => (404, "Not Found", "text/plain; charset=utf-8", b"Not here.\n".to_vec()),
        _ => (405, "Method Not Allowed", "text/plain; charset=utf-8", b"Only GET.\n".to_vec()),
    };
    log.lock().unwrap_or_else(PoisonError::into_inner).push(Answered { path: target.to_owned(), status });
    let mut text = format!(
        "HTTP/1.1 {status} {words}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n",
        body.len()
    );
    for (name, value) in headers::for_every_response() {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("\r\n");
    stream.write_all(text.as_bytes())?;
    if method == "GET" {
        stream.write_all(&body)?;
    }
    stream.flush()?;
    stream.shutdown(Shutdown::Write)
}

/// The file a request means, never outside the directory and never one of the header files.
fn file_at(directory: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let relative = Path::new(if path.is_empty() { "index.html" } else { path });
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    if headers::host_files().iter().any(|(name, _)| relative == Path::new(name)) {
        return None;
    }
    let file = directory.join(relative);
    file.is_file().then_some(file)
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(site: &Site, request: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(site.address)?;
        stream.write_all(request.as_bytes())?;
        let mut text = String::new();
        stream.read_to_string(&mut text)?;
        Ok(text)
    }

    fn site(name: &str) -> (PathBuf, Site) {
        let directory = std::env::temp_dir().join(format!("holdfast-site-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&directory).unwrap();
        std::fs::write(directory.join("index.html"), "hello").unwrap();
        std::fs::write(directory.join("_headers"), "secret").unwrap();
        let site = Site::start(&directory, 0).unwrap();
        (directory, site)
    }

    #[test]
    fn every_answer_carries_every_header() {
        let (_, site) = site("headers");
        for request in ["GET / HTTP/1.1\r\n\r\n", "GET /nothing HTTP/1.1\r\n\r\n", "POST / HTTP/1.1\r\n\r\n"]
        {
            let text = ask(&site, request).unwrap();
            for (name, value) in headers::for_every_response() {
                assert!(text.contains(&format!("\r\n{name}: {value}\r\n")), "{request} lacks {name}");
            }
        }
    }

    #[test]
    fn nothing_outside_the_directory_is_served() {
        let (_, site) = site("outside");
        assert!(ask(&site, "GET /?x=1 HTTP/1.1\r\n\r\n").unwrap().ends_with("\r\n\r\nhello"));
        for path in ["/../etc/passwd", "//etc/passwd", "/./index.html/..", "/_headers", "/.."] {
            let text = ask(&site, &format!("GET {path} HTTP/1.1\r\n\r\n")).unwrap();
            assert!(text.starts_with("HTTP/1.1 404"), "{path}: {text}");
        }
    }

    #[test]
    fn a_stopped_site_answers_nobody_until_it_goes_on() {
        let (_, mut site) = site("stop");
        assert!(ask(&site, "GET / HTTP/1.1\r\n\r\n").unwrap().ends_with("hello"));
        site.stop();
        assert!(TcpStream::connect(site.address).is_err());
        site.go_on().unwrap();
        assert!(ask(&site, "GET / HTTP/1.1\r\n\r\n").unwrap().ends_with("hello"));
        assert_eq!(site.log().len(), 2);
    }
}
