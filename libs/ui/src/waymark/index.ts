export * from './waymark';
export type { WaymarkState } from '@wegmarke/ui/shape';
