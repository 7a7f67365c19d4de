/** The scripts that people run themselves are text here. */
declare module '#recompute/*' {
  const text: string;
  export default text;
}
