export * from './status-chip';
export type { StatusKind } from '@wegmarke/ui/shape';
