import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { functionNeeds, type ToldName } from '../../functions/needs.ts';
import { Api, type Route } from './api.ts';
import { type House, ProductFunction, type ToldFact } from './product-function.ts';
import { Releases } from './releases.ts';
import type { Store } from './store.ts';

type Name = ToldName<
	| 'receive-incident'
	| 'record-decision'
	| 'show-case'
	| 'show-api'
	| 'show-page'
	| 'act-on-stage'
	| 'offer-upload'
	| 'show-work'
	| 'act-on-work'
>;

/** Below the 29 seconds after which the gateway answers for a function: no act may be written after its person heard. */
const timeout = Duration.seconds(25);

/** Each function behind the API. A person waits for it, so it has the memory, and with it the processor, to be quick. */
const memory = 1024;

/** Below /worklist/{town}: the way in, lists, a case. Together they fit what their two functions may run at once (ADR 0014). */
const workRoutes = [
	{ method: 'GET', path: '', rate: 2, burst: 4 },
	{ method: 'POST', path: '', rate: 2, burst: 5 },
	{ method: 'GET', path: '/{page}', rate: 5, burst: 8 },
	{ method: 'POST', path: '/{page}', rate: 3, burst: 7 },
	{ method: 'GET', path: '/from/{after}', rate: 2, burst: 4 },
	{ method: 'GET', path: '/in/{signIn}', rate: 2, burst: 4 },
	{ method: 'POST', path: '/in/{signIn}', rate: 2, burst: 5 },
	{ method: 'GET', path: '/case/{caseId}', rate: 4, burst: 6 },
	{ method: 'POST', path: '/case/{caseId}', rate: 5, burst: 11 },
	{ method: 'GET', path: '/case/{caseId}/{part}', rate: 1, burst: 2 },
	{ method: 'POST', path: '/case/{caseId}/{part}', rate: 2, burst: 6 },
	{ method: 'GET', path: '/case/{caseId}/files/{file}', rate: 2, burst: 4 },
] as const;

/** Where a case stands there. */
const workCase = '/worklist/{town}/case/{caseId}';

/** A route with the function behind it, whichever version of it is live. */
type FrontRoute = Omit<Route, 'function'> & { readonly function: ProductFunction };

/** What the outside meets: the API and the functions that answer for it. None of them may touch a machine or a queue. */
export class Front extends Construct {
	readonly api: Api;
	readonly functions: readonly ProductFunction[];
	readonly releases: Releases;

	constructor(scope: Construct, id: string, house: House, store: Store, facts: Readonly<Record<Name, ToldFact>>) {
		super(scope, id);
		const common = { facts, timeout, memory };
		const receiveIncident = new ProductFunction(this, 'ReceiveIncident', house, {
			folder: 'receive-incident',
			...common,
		});
		const recordDecision = new ProductFunction(this, 'RecordDecision', house, { folder: 'record-decision', ...common });
		const showCase = new ProductFunction(this, 'ShowCase', house, { folder: 'show-case', ...common });
		const showApi = new ProductFunction(this, 'ShowApi', house, { folder: 'show-api', ...common });
		const showPage = new ProductFunction(this, 'ShowPage', house, { folder: 'show-page', ...common });
		const actOnStage = new ProductFunction(this, 'ActOnStage', house, { folder: 'act-on-stage', ...common });
		const offerUpload = new ProductFunction(this, 'OfferUpload', house, { folder: 'offer-upload', ...common });
		const showWork = new ProductFunction(this, 'ShowWork', house, { folder: 'show-work', ...common });
		const actOnWork = new ProductFunction(this, 'ActOnWork', house, { folder: 'act-on-work', ...common });
		this.functions = [
			receiveIncident,
			recordDecision,
			showCase,
			showApi,
			showPage,
			actOnStage,
			offerUpload,
			showWork,
			actOnWork,
		];
		for (const one of this.functions) if (functionNeeds[one.folder].table !== null) store.let(one);
		this.releases = new Releases(this, 'Releases', house.stage);
		const routes: readonly FrontRoute[] = [
			{ method: 'POST', path: '/incidents', function: receiveIncident, rate: 44, burst: 100 },
			{ method: 'POST', path: '/incidents/batch', function: receiveIncident, rate: 1, burst: 5 },
			{ method: 'GET', path: '/cases/{caseId}', function: showCase, rate: 20, burst: 40 },
			{ method: 'POST', path: '/cases/{caseId}/decisions', function: recordDecision, rate: 20, burst: 40 },
			{ method: 'GET', path: '/openapi.json', function: showApi, rate: 2, burst: 2 },
			{ method: 'GET', path: '/openapi.html', function: showApi, rate: 2, burst: 2 },
			{ method: 'GET', path: '/p/{link}', function: showPage, rate: 30, burst: 50, page: true },
			// Scanners of mail ask for the head of every link they see.
			{ method: 'HEAD', path: '/p/{link}', function: showPage, rate: 20, burst: 30, page: true },
			{ method: 'GET', path: '/p/{link}/files/{file}', function: showPage, rate: 10, burst: 20, page: true },
			{ method: 'POST', path: '/p/{link}', function: actOnStage, rate: 20, burst: 40, page: true },
			{ method: 'POST', path: '/p/{link}/uploads', function: offerUpload, rate: 7, burst: 14, page: true },
			{ method: 'POST', path: `${workCase}/uploads`, function: offerUpload, rate: 2, burst: 5, page: true },
			...workRoutes.map(
				({ method, path, ...few }): FrontRoute => ({
					method,
					path: `/worklist/{town}${path}`,
					function: method === 'GET' ? showWork : actOnWork,
					...few,
					page: true,
				}),
			),
		];
		this.api = new Api(
			this,
			'Api',
			house.stage,
			routes.map((route): Route => ({ ...route, function: this.releases.liveOf(route.function) })),
		);
	}
}
