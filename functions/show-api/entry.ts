import { readFileSync } from 'node:fs';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { apiRoute } from '../http/api-route.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { productClock } from '../runtime/product-clock.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { showApi } from './handle.ts';

const env = readEnvironment(functionNeeds['show-api'].told, process.env);
const wiring = {
	clock: productClock(env.STAGE, process.env['PRODUCT_CLOCK'], Date.now),
	telemetry: telemetryOf('show-api', env.STAGE),
};
// Both lie beside the bundle (infra/bundle.ts) and are read while the function starts.
const beside = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const document = apiRoute(showApi('application/json', beside('openapi.json')), wiring);
const page = apiRoute(showApi('text/html; charset=utf-8', beside('openapi.html')), wiring);

export const handler = (event: APIGatewayProxyEvent, context: Context) =>
	(event.resource === '/openapi.html' ? page : document)(event, context);
