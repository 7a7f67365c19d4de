/** What somebody has put into a form, by the names of its fields; trimmed. */
export function valuesOf(event: Event): (name: string) => string {
  event.preventDefault();
  const data = new FormData(event.target as HTMLFormElement);
  return (name) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
}

/** Marks the first field that must be filled in and is not, and goes there. False where there is one. */
export function isComplete(event: Event): boolean {
  return (event.target as HTMLFormElement).reportValidity();
}
