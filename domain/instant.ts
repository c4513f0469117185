/** A moment in time: whole milliseconds since 1970-01-01T00:00:00Z. The domain never asks for "now"; moments come in as arguments. */
export type Instant = number;
