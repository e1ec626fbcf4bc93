import { cp, mkdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { execa } from "execa";
import { projectDir } from "../../scripts/project.ts";
import { findProgram } from "../../scripts/tools.ts";
import { buildContext } from "./context.ts";
import { readDockerfile, readPairs, type Stage } from "./dockerfile.ts";

/** An image as a plain directory, and how a container of it starts. */
export interface Image {
  root: string;
  env: Record<string, string>;
  workdir: string;
  user: string;
  /** ENTRYPOINT and CMD. */
  command: string[];
  healthCommand: string[];
  labels: Record<string, string>;
}

/** Where Debian's images, and machines set up since Debian 12, name their mirrors: Debian's own first. */
const SOURCES = "/etc/apt/sources.list.d/debian.sources";
const SHELL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** What stands in for the official image: Debian by debootstrap, with this Node and npm, and this machine's mirrors. */
export async function makeBase(root: string): Promise<void> {
  const sources = await readFile(SOURCES, "utf8");
  const mirror = process.env.DEBIAN_MIRROR ?? /^URIs: (\S+)/m.exec(sources)?.[1];
  if (!mirror) throw new Error(`${SOURCES} names no mirror: DEBIAN_MIRROR does.`);
  await execa("debootstrap", ["--variant=minbase", "--include=ca-certificates", "bookworm", root, mirror]);
  await rm(join(root, "etc/apt/sources.list"));
  await writeFile(join(root, SOURCES), sources.replace(/^URIs: .*/m, `URIs: ${mirror}`));
  const lib = join(root, "usr/local/lib/node_modules");
  await mkdir(lib, { recursive: true });
  await cp(process.execPath, join(root, "usr/local/bin/node"));
  // Not by `npm root`, which goes by the Node that npm happens to run with.
  const npm = dirname(dirname(await realpath(findProgram(["npm"]) ?? "")));
  await cp(npm, join(lib, "npm"), { recursive: true, verbatimSymlinks: true });
  await symlink("../lib/node_modules/npm/bin/npm-cli.js", join(root, "usr/local/bin/npm"));
}

/** Builds the targets and the stages that they need, each once, below `folder`; all start from the tree in `base`. */
export async function buildTargets(targets: string[], folder: string, base: string): Promise<Image[]> {
  const { stages } = readDockerfile(join(projectDir, "Dockerfile"));
  const built = new Map<string, Promise<Image>>();
  const build = (name: string): Promise<Image> => {
    const stage = stages.find((one) => one.name === name);
    if (!stage) return startImage(base);
    const image = built.get(name) ?? buildStage(stage, folder, build);
    built.set(name, image);
    return image;
  };
  const images: Image[] = [];
  for (const target of targets) images.push(await build(target)); // one after the other: each step wants the whole machine
  return images;
}

const startImage = async (root: string): Promise<Image> => ({
  root,
  env: { PATH: SHELL_PATH },
  workdir: "/",
  user: "0:0",
  command: [],
  healthCommand: [],
  labels: {},
});

async function buildStage(
  stage: Stage,
  folder: string,
  image: (name: string) => Promise<Image>,
): Promise<Image> {
  const parent = await image(stage.base);
  const root = join(folder, stage.name);
  await execa("cp", ["--archive", "--reflink=auto", parent.root, root]);
  const own: Image = { ...parent, root, env: { ...parent.env }, labels: { ...parent.labels } };
  const args: Record<string, string> = {};
  let entrypoint: string[] = [];
  for (const { keyword, text, from } of stage.steps) {
    if (keyword === "RUN") await runStep(own, text, args);
    else if (keyword === "COPY") await copyStep(own, text, from ? await image(from) : null);
    else if (keyword === "ARG") Object.assign(args, readPairs(text));
    else if (keyword === "ENV") Object.assign(own.env, readPairs(text));
    else if (keyword === "LABEL") Object.assign(own.labels, readPairs(text));
    else if (keyword === "USER") own.user = text;
    else if (keyword === "WORKDIR") {
      own.workdir = text;
      await mkdir(join(root, text), { recursive: true });
    } else if (keyword === "ENTRYPOINT") entrypoint = JSON.parse(text);
    else if (keyword === "CMD") own.command = [...entrypoint, ...JSON.parse(text)];
    else if (keyword === "HEALTHCHECK")
      own.healthCommand = JSON.parse(/CMD (\[.*\])/.exec(text)?.[1] ?? "[]");
    else if (!["EXPOSE", "VOLUME"].includes(keyword)) throw new Error(`${keyword} is not known here.`);
  }
  return own;
}

/** A RUN step, as root in a chroot, with this machine's name servers, authorities and npm cache lent to it. */
async function runStep(
  { root, env, workdir }: Image,
  text: string,
  args: Record<string, string>,
): Promise<void> {
  const authorities = process.env.NODE_EXTRA_CA_CERTS;
  const binds = [
    ["/dev", "/dev"],
    ["/etc/resolv.conf", "/etc/resolv.conf"],
    [join(homedir(), ".npm"), "/run/npm"],
  ];
  if (authorities) binds.push([authorities, "/run/authorities.pem"]);
  const lent = {
    NPM_CONFIG_CACHE: "/run/npm",
    ...(authorities ? { NODE_EXTRA_CA_CERTS: "/run/authorities.pem" } : {}),
  };
  for (const [from = "", to = ""] of binds) await makeMountPoint(root, from, to);
  const mounts = binds.map(([from, to]) => `mount --bind '${from}' '${root}${to}'`);
  const script = [
    ...mounts,
    `mount -t proc proc '${root}/proc'`,
    `exec chroot '${root}' /bin/sh -c "$STEP"`,
  ].join(" && ");
  await execa("unshare", ["--mount", "--pid", "--fork", "sh", "-c", script], {
    extendEnv: false,
    env: { HOME: "/root", ...lent, ...args, ...env, STEP: `cd ${workdir} && ${text}` },
    stdin: "ignore",
    all: true,
  });
}

async function makeMountPoint(root: string, from: string, to: string): Promise<void> {
  const { stdout } = await execa("stat", ["--format=%F", "--dereference", from]);
  const path = join(root, to);
  await mkdir(stdout === "directory" ? path : dirname(path), { recursive: true });
  if (stdout !== "directory") await writeFile(path, "", { flag: "a" });
}

/** A COPY step: files of the build context, or of another stage. */
async function copyStep({ root, workdir }: Image, text: string, source: Image | null): Promise<void> {
  const words = text.split(/\s+/).filter((word) => !word.startsWith("--"));
  const to = words.pop() ?? "";
  const target = join(root, to.startsWith("/") ? to : join(workdir, to));
  if (source) {
    for (const word of words) {
      await mkdir(dirname(target), { recursive: true });
      await execa("cp", ["--archive", "--no-target-directory", join(source.root, word), target]);
    }
    return;
  }
  const context = await buildContext(projectDir);
  for (const word of words.map(normalize)) {
    const files = context.filter(
      (file) => word === "./" || word === "." || file === word || file.startsWith(`${word}/`),
    );
    if (files.length === 0) throw new Error(`${word} is not in the build context.`);
    const isFolder = !files.includes(word);
    for (const file of files) {
      const inner = isFolder
        ? file.slice(word.startsWith(".") ? 0 : word.length + 1)
        : to.endsWith("/") || words.length > 1
          ? file
          : "";
      await mkdir(dirname(join(target, inner)), { recursive: true });
      await cp(join(projectDir, file), join(target, inner));
    }
  }
}
