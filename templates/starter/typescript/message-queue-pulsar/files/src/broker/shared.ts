/** Makes calls that come while the work runs share the one run after it. */
export function shared(work: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve();
  let waiting: Promise<void> | undefined;
  return () =>
    (waiting ??= last =
      last.then(() => {
        waiting = undefined;
        return work();
      }));
}
