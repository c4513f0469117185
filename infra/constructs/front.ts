import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { ToldName } from '../../functions/needs.ts';
import { Api } from './api.ts';
import { type House, ProductFunction, type ToldFact } from './product-function.ts';
import type { Store } from './store.ts';

type Name = ToldName<
	'receive-incident' | 'record-decision' | 'show-case' | 'show-page' | 'act-on-stage' | 'offer-upload'
>;

/** Below the 29 seconds after which the gateway answers for a function: no act may be written after its person heard. */
const timeout = Duration.seconds(25);

/** Each function behind the API. A person waits for it, so it has the memory, and with it the processor, to be quick. */
const memory = 1024;

/** What the outside meets: the API and the functions that answer for it. None of them may touch a machine or a queue. */
export class Front extends Construct {
	readonly api: Api;
	readonly functions: readonly ProductFunction[];

	constructor(scope: Construct, id: string, house: House, store: Store, facts: Readonly<Record<Name, ToldFact>>) {
		super(scope, id);
		const common = { facts, timeout, memory };
		const receiveIncident = new ProductFunction(this, 'ReceiveIncident', house, {
			folder: 'receive-incident',
			...common,
		});
		const recordDecision = new ProductFunction(this, 'RecordDecision', house, { folder: 'record-decision', ...common });
		const showCase = new ProductFunction(this, 'ShowCase', house, { folder: 'show-case', ...common });
		const showPage = new ProductFunction(this, 'ShowPage', house, { folder: 'show-page', ...common });
		const actOnStage = new ProductFunction(this, 'ActOnStage', house, { folder: 'act-on-stage', ...common });
		const offerUpload = new ProductFunction(this, 'OfferUpload', house, { folder: 'offer-upload', ...common });
		this.functions = [receiveIncident, recordDecision, showCase, showPage, actOnStage, offerUpload];
		for (const one of this.functions) store.let(one);
		this.api = new Api(this, 'Api', house.stage, [
			{ method: 'POST', path: '/incidents', function: receiveIncident, rate: 50, burst: 100 },
			{ method: 'GET', path: '/cases/{caseId}', function: showCase, rate: 20, burst: 40 },
			{ method: 'POST', path: '/cases/{caseId}/decisions', function: recordDecision, rate: 20, burst: 40 },
			{ method: 'GET', path: '/p/{link}', function: showPage, rate: 30, burst: 50, page: true },
			// Scanners of mail ask for the head of every link they see.
			{ method: 'HEAD', path: '/p/{link}', function: showPage, rate: 20, burst: 30, page: true },
			{ method: 'GET', path: '/p/{link}/files/{file}', function: showPage, rate: 10, burst: 20, page: true },
			{ method: 'POST', path: '/p/{link}', function: actOnStage, rate: 20, burst: 40, page: true },
			{ method: 'POST', path: '/p/{link}/uploads', function: offerUpload, rate: 10, burst: 20, page: true },
		]);
	}
}
