// Stands for @jest/globals where tests run without jest, again and again in one process.
export { expect } from 'expect';
export { afterAll, afterEach, beforeAll, beforeEach, describe, it } from './registry.ts';
