// Lives through the worlds that it is told of, one after another.
import { parentPort } from 'node:worker_threads';
import { weather } from './storm.ts';
import { shippedTowns } from './towns.ts';

const towns = await shippedTowns();
parentPort?.on('message', ({ seed, cases }: { readonly seed: number; readonly cases: number }) => {
	void weather({ seed, cases, towns }).then((weathered) => parentPort?.postMessage(weathered));
});
