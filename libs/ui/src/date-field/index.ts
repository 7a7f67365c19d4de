export * from './calendar-button';
export * from './date-field';
