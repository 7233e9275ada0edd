//! Small files of each kind, made here.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write as _;

fn png_chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(name);
    crc.update(content);
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length[..], name, content, &crc.sum().to_be_bytes()].concat()
}

/// A grey picture that claims a size and holds so many points, with further chunks before them.
pub fn png(width: u32, height: u32, more: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    let rows = [0, 128].repeat(if width == 1 { height.min(64) as usize } else { 1 });
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&rows).unwrap();
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.extend(png_chunk(b"IHDR", &header));
    more.iter().for_each(|(name, content)| bytes.extend(png_chunk(name, content)));
    bytes.extend(png_chunk(b"IDAT", &packed.finish().unwrap()));
    bytes.extend(png_chunk(b"IEND", b""));
    bytes
}

/// A real JPEG of 1x1 points, with the Exif details of a place in it where wanted.
pub fn jpeg(place: bool) -> Vec<u8> {
    let segment = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], &length[..], content].concat()
    };
    let mut bytes = b"\xff\xd8".to_vec();
    bytes.extend(segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"));
    if place {
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
        exif.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x01\0\0"); // which way up
        exif.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26"); // the place, at 38
        exif.extend(b"\0\0\0\0");
        exif.extend(b"\0\x02\0\x01\0\x02\0\0\0\x02N\0\0\0\0\x02\0\x05\0\0\0\x03\0\0\0\x44");
        exif.extend(b"\0\0\0\0");
        exif.extend(b"\0\0\0\x33\0\0\0\x01\0\0\0\x1e\0\0\0\x01\0\0\0\x07\0\0\0\x01");
        bytes.extend(segment(0xe1, &exif));
        bytes.extend(segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta exif:GPSLatitude='51,30N'/>"));
    }
    bytes.extend(segment(0xdb, &[&[0][..], &[1; 64]].concat()));
    bytes.extend(segment(0xc0, b"\x08\0\x01\0\x01\x01\x01\x11\0"));
    bytes.extend(segment(0xc4, b"\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"));
    bytes.extend(segment(0xc4, b"\x10\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"));
    bytes.extend(segment(0xda, b"\x01\x01\0\0\x3f\0"));
    bytes.extend(b"\x3f\xff\xd9");
    bytes
}

/// Bytes that nothing makes smaller, after what makes them a recording.
pub fn sound(bytes: usize, seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let noise = (0..bytes).map(|_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    });
    b"ID3\x04\0\0\0\0\0\0".iter().copied().chain(noise).collect()
}

pub const PDF: &[u8] = b"%PDF-1.7\nnothing else that belongs into a PDF";
pub const PROGRAM: &[u8] = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0\xb8\0\0\0";
