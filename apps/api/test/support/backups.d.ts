/** A copy of the cluster while it goes on; the log that belongs to it is in the archive when it resolves. */
export function takeBase(options: { url: string; backupDir: string }): Promise<{ name: string }>;

/** @returns how many uploaded files were new */
export function copyFiles(options: { dataDir: string; backupDir: string }): Promise<number>;

/** Lays out database and files as they were at `instant` in the folder `into`. */
export function restore(options: {
  backupDir: string;
  dataDir: string;
  into: string;
  instant: Date | undefined;
  onProgress: (step: string) => void;
}): Promise<{ from: Date; lastChange: Date | null; short: boolean; missingFiles: number }>;
