//! The child under strace: every call by which it changes files or says something, in order.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::child;

/// The calls that change files or names, and what is needed to know which file is meant.
const CALLS: &str = "trace=openat,open,creat,close,dup,dup2,dup3,write,pwrite64,writev,pwritev,pwritev2,ftruncate,\
    truncate,fallocate,fsync,fdatasync,sync_file_range,unlink,unlinkat,rename,renameat,renameat2,mmap";

/// Runs the child until it has said `lines` lines (or ends), and gives strace's words.
pub fn traced(order: &str, place: &Path, lines: usize, inject: Option<&str>) -> (String, Vec<String>) {
    let trace = place.join("trace");
    let mut command = Command::new("strace");
    command
        .args(["-f", "-xx", "-s", "4194304", "-e", CALLS, "-o"])
        .arg(&trace);
    if let Some(inject) = inject {
        command.args(["-e", inject]);
    }
    let plain = child::command(order, place);
    command.arg(plain.get_program()).args(plain.get_args());
    for (name, value) in plain.get_envs() {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    let spawned = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut strace = spawned.unwrap_or_else(|_| panic!("strace is needed here: apt-get install strace"));
    let mut said = Vec::new();
    let out = std::io::BufReader::new(strace.stdout.take().unwrap());
    for line in std::io::BufRead::lines(out) {
        let line = line.unwrap();
        let own = ["kept ", "finished ", "opened ", "backed ", "restored ", "refused "]
            .iter()
            .any(|word| line.starts_with(word));
        if own {
            said.push(line);
        }
        if said.len() == lines {
            break;
        }
    }
    // Nobody listens any more, so the child ends at its next word, and strace with it; the trace is then complete.
    strace.wait().unwrap();
    let text = String::from_utf8_lossy(&std::fs::read(&trace).unwrap()).into_owned();
    std::fs::remove_file(&trace).unwrap();
    (text, said)
}

/// A call that the rig understands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Call {
    /// Bytes at a place of a file.
    Write { path: PathBuf, at: u64, bytes: Vec<u8> },
    /// A new length.
    Truncate { path: PathBuf, length: u64 },
    /// A file's bytes, or a folder's names, are on the disk.
    Sync { path: PathBuf },
    /// A new name.
    Create { path: PathBuf },
    /// A name gone.
    Unlink { path: PathBuf },
    /// Something was said on standard output.
    Said { text: String },
}

/// Reads strace's words. A call on a file of `place` that is not understood is a panic, not a gap.
pub fn calls(trace: &str, place: &Path) -> Vec<Call> {
    let mut open: std::collections::HashMap<i64, PathBuf> = std::collections::HashMap::new();
    let mut calls = Vec::new();
    let ours = |path: &Path| path.starts_with(place);
    for line in trace.lines() {
        let line = line.split_once(' ').map_or(line, |(_, rest)| rest.trim_start());
        let Some((name, rest)) = line.split_once('(') else {
            continue;
        };
        assert!(
            !line.contains("<unfinished"),
            "two threads write at once: {}",
            &line[..line.len().min(80)]
        );
        // strace fills a short call up with spaces before its result.
        let Some((arguments, result)) = rest.rsplit_once(" = ") else {
            continue;
        };
        let Some(arguments) = arguments.trim_end().strip_suffix(')') else {
            continue;
        };
        let failed = result.starts_with('-');
        let parts = split(arguments);
        let number = |at: usize| {
            parts
                .get(at)
                .and_then(|part| part.trim().parse::<i64>().ok())
                .unwrap_or(-1)
        };
        let of = |open: &std::collections::HashMap<i64, PathBuf>, at: usize| open.get(&number(at)).cloned();
        match name {
            "openat" if !failed => {
                let path = PathBuf::from(String::from_utf8_lossy(&bytes(&parts[1])).into_owned());
                let descriptor: i64 = result.split(' ').next().unwrap().parse().unwrap();
                if ours(&path) && parts[2].contains("O_CREAT") {
                    calls.push(Call::Create { path: path.clone() });
                }
                open.insert(descriptor, path);
            }
            "close" => drop(open.remove(&number(0))),
            "pwrite64" if !failed => {
                if let Some(path) = of(&open, 0).filter(|path| ours(path)) {
                    let mut bytes = bytes(&parts[1]);
                    bytes.truncate(result.trim().parse().unwrap());
                    let at = number(3) as u64;
                    calls.push(Call::Write { path, at, bytes });
                }
            }
            "writev" if number(0) == 1 => {
                let (_, after) = arguments.split_once("iov_base=").unwrap();
                let (text, _) = after.split_once(',').unwrap();
                let text = String::from_utf8_lossy(&bytes(text)).into_owned();
                calls.push(Call::Said { text });
            }
            "ftruncate" if !failed => {
                if let Some(path) = of(&open, 0).filter(|path| ours(path)) {
                    calls.push(Call::Truncate {
                        path,
                        length: number(1) as u64,
                    });
                }
            }
            // An injected sync did not happen, whatever it returned.
            "fsync" | "fdatasync" if !failed && !result.contains("INJECTED") => {
                if let Some(path) = of(&open, 0).filter(|path| ours(path)) {
                    calls.push(Call::Sync { path });
                }
            }
            "unlink" if !failed => {
                let path = PathBuf::from(String::from_utf8_lossy(&bytes(&parts[0])).into_owned());
                if ours(&path) {
                    calls.push(Call::Unlink { path });
                }
            }
            "mmap" => {
                let writes_through = arguments.contains("PROT_WRITE") && arguments.contains("MAP_SHARED");
                let maps_ours = of(&open, 4).is_some_and(|path| ours(&path));
                assert!(
                    !(writes_through && maps_ours),
                    "a file of the store is written through memory"
                );
            }
            _ => {
                let touches = of(&open, 0).is_some_and(|path| ours(&path));
                assert!(
                    failed || !touches || name.ends_with("sync"),
                    "the rig does not know {name}"
                );
            }
        }
    }
    calls
}

/// The arguments of a call; strace escapes every byte of a text, so a comma between marks does not occur.
fn split(arguments: &str) -> Vec<String> {
    arguments.split(", ").map(str::to_owned).collect()
}

/// A text as strace writes it with `-xx`.
fn bytes(text: &str) -> Vec<u8> {
    assert!(!text.ends_with("..."), "strace cut a text short");
    text.trim()
        .trim_matches('"')
        .split("\\x")
        .filter(|digits| !digits.is_empty())
        .map(|digits| u8::from_str_radix(digits, 16).unwrap())
        .collect()
}
