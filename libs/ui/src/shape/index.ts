export * from './shape';
export {
  SHAPES,
  STATUS_KINDS,
  WAYMARK_STATES,
  type ShapeKind,
  type ShapePart,
  type StatusKind,
  type WaymarkState,
} from '@wegmarke/domain/course-drawing';
