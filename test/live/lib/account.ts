import { chown, mkdir } from "node:fs/promises";
import { tryCommand } from "./run-command.ts";

/** The ids that a server runs under; empty when the caller's own account will do. */
export interface Account {
  uid?: number;
  gid?: number;
}

async function idsOf(name: string): Promise<Required<Account> | undefined> {
  const uid = await tryCommand("id", ["-u", name]);
  const gid = await tryCommand("id", ["-g", name]);
  if (uid.code !== 0 || gid.code !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/**
 * The account a server shall run under: servers refuse to run as root, so root hands over to the account that the
 * package made, or to `nobody` when the server was installed without one. Anybody else runs it as themselves.
 */
export async function serverAccount(name: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const ids = (await idsOf(name)) ?? (await idsOf("nobody"));
  if (ids === undefined)
    throw new Error(`Expected an account ${name} or nobody to run a server, found neither.`);
  return ids;
}

/** Makes a folder that belongs to the account. */
export async function folderOf(account: Account, path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) await chown(path, account.uid, account.gid);
  return path;
}
