//! The headers that every response carries, and the files that make common hosts send them.
//!
//! A worker takes its Content-Security-Policy from its own response, not from the page, so a meta tag is not enough:
//! the header has to be on *every* file. The page's own meta tag (`index.html`) must say the same; a test compares them.

/// The directives that a meta tag may carry as well.
pub const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; \
     form-action 'none'";

/// Name and value of every header, the same for every file; `Cache-Control` because the service worker, not the
/// browser's own cache, decides which version runs.
pub fn for_every_response() -> Vec<(&'static str, String)> {
    vec![
        ("Content-Security-Policy", format!("{PAGE_POLICY}; frame-ancestors 'none'")),
        ("Referrer-Policy", "no-referrer".into()),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
        ("Cross-Origin-Resource-Policy", "same-origin".into()),
        ("Permissions-Policy", permissions()),
        ("Cache-Control", "no-cache".into()),
    ]
}

/// What the page may never do, and the few things it may: look at a code with the camera, use passkeys, hand a file to
/// the system's share sheet, copy, fill the screen.
fn permissions() -> String {
    let never = [
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "display-capture",
        "encrypted-media",
        "geolocation",
        "gyroscope",
        "hid",
        "identity-credentials-get",
        "idle-detection",
        "local-fonts",
        "magnetometer",
        "microphone",
        "midi",
        "otp-credentials",
        "payment",
        "picture-in-picture",
        "screen-wake-lock",
        "serial",
        "usb",
        "xr-spatial-tracking",
    ];
    let own = [
        "camera",
        "clipboard-write",
        "fullscreen",
        "publickey-credentials-create",
        "publickey-credentials-get",
        "web-share",
    ];
    let never = never.iter().map(|feature| format!("{feature}=()"));
    let own = own.iter().map(|feature| format!("{feature}=(self)"));
    never.chain(own).collect::<Vec<_>>().join(", ")
}

/// Name and content of each host's own header file, as they stand in the finished directory.
pub fn host_files() -> Vec<(&'static str, String)> {
    vec![
        ("_headers", netlify()),
        (".htaccess", apache()),
        ("nginx.conf", nginx()),
        ("Caddyfile", caddy()),
        ("web.config", iis()),
    ]
}

fn lines(of: impl Fn(&str, &str) -> String) -> String {
    for_every_response().iter().map(|(name, value)| of(name, value)).collect()
}

fn netlify() -> String {
    format!("/*\n{}", lines(|name, value| format!("  {name}: {value}\n")))
}

fn apache() -> String {
    format!(
        "# Needs mod_headers and AllowOverride FileInfo Indexes Options. \"always\": error pages too.\n\
         Options -Indexes\n\
         DirectoryIndex index.html\n\
         AddType application/wasm .wasm\n\
         AddType application/manifest+json .webmanifest\n\
         AddType text/javascript .js\n\
         {}\
         <FilesMatch \"^(nginx\\.conf|Caddyfile|web\\.config|_headers)$\">\n  Require all denied\n</FilesMatch>\n",
        lines(|name, value| format!("Header always set {name} \"{value}\"\n"))
    )
}

fn nginx() -> String {
    format!(
        "# Put this inside the server block of Holdfast's own host name (with your certificate) and set the root.\n\
         # A location of your own that uses add_header would drop all of these: repeat them there.\n\
         root /srv/holdfast;\n\
         index index.html;\n\
         types {{\n\
         \x20 text/html html;\n\
         \x20 text/javascript js;\n\
         \x20 text/css css;\n\
         \x20 application/wasm wasm;\n\
         \x20 application/manifest+json webmanifest;\n\
         \x20 image/svg+xml svg;\n\
         \x20 image/png png;\n\
         }}\n\
         {}\
         location ~ /(\\.htaccess|nginx\\.conf|Caddyfile|web\\.config|_headers)$ {{ return 404; }}\n",
        lines(|name, value| format!("add_header {name} \"{value}\" always;\n"))
    )
}

fn caddy() -> String {
    format!(
        "# Replace the name by your own; Caddy fetches the certificate itself.\n\
         holdfast.example.sch.uk {{\n\
         \troot * /srv/holdfast\n\
         \tencode zstd gzip\n\
         \t@not_for_visitors path /.htaccess /nginx.conf /Caddyfile /web.config /_headers\n\
         \trespond @not_for_visitors 404\n\
         \tfile_server\n\
         \theader {{\n\
         {}\
         \t}}\n\
         }}\n",
        lines(|name, value| format!("\t\t{name} \"{value}\"\n"))
    )
}

fn iis() -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <configuration>\n\
         \x20 <system.webServer>\n\
         \x20   <staticContent>\n\
         \x20     <remove fileExtension=\".wasm\" />\n\
         \x20     <mimeMap fileExtension=\".wasm\" mimeType=\"application/wasm\" />\n\
         \x20     <remove fileExtension=\".webmanifest\" />\n\
         \x20     <mimeMap fileExtension=\".webmanifest\" mimeType=\"application/manifest+json\" />\n\
         \x20   </staticContent>\n\
         \x20   <httpProtocol>\n\
         \x20     <customHeaders>\n\
         {}\
         \x20     </customHeaders>\n\
         \x20   </httpProtocol>\n\
         \x20 </system.webServer>\n\
         </configuration>\n",
        lines(|name, value| format!(
            "        <remove name=\"{name}\" />\n        <add name=\"{name}\" value=\"{value}\" />\n"
        ))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_the_same_policy_as_the_header() {
        let page = include_str!("../../index.html");
        assert!(page.contains(&format!("http-equiv=\"Content-Security-Policy\" content=\"{PAGE_POLICY}\"")));
    }

    #[test]
    fn every_host_file_carries_every_header() {
        for (file, content) in host_files() {
            for (name, value) in for_every_response() {
                assert!(content.contains(name) && content.contains(&value), "{file} lacks {name}");
            }
        }
    }

    #[test]
    fn no_value_breaks_out_of_its_quotes() {
        for (name, value) in for_every_response() {
            assert!(!value.contains(['"', '\n', '<', '&', '\\', '$']), "{name}: {value}");
        }
    }
}
