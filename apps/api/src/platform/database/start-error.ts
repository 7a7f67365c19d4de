/** The start is refused; the message is one plain sentence for whoever runs the process. */
export class StartError extends Error {}
