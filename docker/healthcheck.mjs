/** Ends with 0 when the server is ready to answer, otherwise with 1. */
const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/health/ready`).catch(
  () => undefined,
);
process.exitCode = answer?.ok ? 0 : 1;
