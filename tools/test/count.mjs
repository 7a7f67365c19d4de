/**
 * What Nx said of `tasks`, `{ project, target }` each, as `{ task, passed, failed, reason? }` each. `output` is that of
 * its stream style, every line of a task behind the project's name; results from its cache read the same.
 *
 * With `tests` a task counts the tests that Jest ran for it, and fails when there was none; otherwise it is one check.
 * A skipped test counts as failed. `missing` are the tasks that do not exist, which fail as well. A reason names the
 * tests that failed, so that it can be read without the pages above it.
 */
export function countTests(output, tasks, { tests, missing = [] }) {
  const lines = output.split('\n');
  const failedTasks = new Set(lines.map((line) => /^\s*- (\S+:\S+)\s*$/.exec(line)?.[1]).filter(Boolean));
  // Nx lists failed tasks; when it could not begin at all, it lists none and no task may count as passed.
  const began = /NX {3}(Running|Successfully ran) targets? /.test(output);
  return tasks.map(({ project, target }) => {
    const task = `${project}:${target}`;
    const fail = (reason, counts = { passed: 0, failed: 1 }) => ({ task, ...counts, reason });
    if (missing.some((one) => one.project === project && one.target === target))
      return fail('there is no such target');
    if (!began) return fail('it could not be started');
    if (!tests) return failedTasks.has(task) ? fail('failed') : { task, passed: 1, failed: 0 };

    const counts = summaries(lines, project).reduce(
      (sum, one) => ({
        passed: sum.passed + one.passed,
        failed: sum.failed + one.failed + one.skipped + one.todo,
        skipped: sum.skipped + one.skipped + one.todo,
      }),
      { passed: 0, failed: 0, skipped: 0 },
    );
    const { passed, failed, skipped } = counts;
    if (passed + failed === 0) return fail('no test ran');
    if (failedTasks.has(task) && failed === 0) return fail('it ended with an error', { passed, failed: 1 });
    if (failed === 0) return { task, passed, failed };
    const found = skipped > 0 ? `${failed} failed, ${skipped} of them skipped` : `${failed} failed`;
    return fail([found, ...failedTests(lines, project)].join('\n  '), { passed, failed });
  });
}

/** What Jest names below a `●`, each once: it says them where they fail and again at its end. */
function failedTests(lines, project) {
  const names = lines.map((line) => /^(?:(\S+): +)?\s*● (.+ › .+)$/.exec(line));
  return [
    ...new Set(
      names.flatMap((found) => (found && (found[1] ?? project) === project ? [found[2].trim()] : [])),
    ),
  ];
}

/**
 * Jest's summary lines of a project: `domain: Tests:       1 failed, 28 passed, 29 total` where Nx streams them, and
 * without a name below `> nx run domain:test` where it repeats them from its cache.
 */
function summaries(lines, project) {
  let repeated;
  return lines.flatMap((line) => {
    repeated = /^> nx run (\S+):/.exec(line)?.[1] ?? repeated;
    const [, name = repeated, text] = /^(?:(\S+): +)?Tests: +(.*)\btotal\s*$/.exec(line) ?? [];
    if (text === undefined || (name !== undefined && name !== project)) return [];
    const count = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1] ?? 0);
    return [
      { passed: count('passed'), failed: count('failed'), skipped: count('skipped'), todo: count('todo') },
    ];
  });
}
