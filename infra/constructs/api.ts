import { RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import {
	AccessLogFormat,
	DomainName,
	EndpointType,
	LambdaIntegration,
	LogGroupLogDestination,
	type MethodDeploymentOptions,
	MethodLoggingLevel,
	RestApi,
	SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { isKept, isLocal, type Stage } from '../stage.ts';
import { speakProblems } from './gateway-problems.ts';

/** The stage of the API is its version, and stands in the path of every link that a mail has ever held. */
export const apiVersion = 'v1';

/** The local emulator gives an API this id, so that links are known before anything is deployed. */
export const localApiId = 'otklik';

export interface Route {
	readonly method: 'GET' | 'HEAD' | 'POST';
	readonly path: string;
	readonly function: IFunction;
	/** Requests a second, and how many at once: each route has its own, so that none can burn another's. */
	readonly rate: number;
	readonly burst: number;
	/** A page's path holds a link, which is a key: neither an execution log nor a trace may see it. */
	readonly page?: true;
}

/** The REST API, one function behind each route, answering in problems (RFC 9457) where it answers by itself. */
export class Api extends Construct {
	readonly api: RestApi;
	/**
	 * The address before `/p/…` and `/incidents`. Made of the API's id alone: its own `url` also names the deployment,
	 * which needs every method, which needs every function, and a function could not be told it.
	 */
	readonly url: string;
	/** What browsers call the place of its pages: the beginning of that address, and of the gateway's own behind a domain. */
	readonly origins: readonly string[];
	/** What must stand in the DNS for a domain of its own, by the name it is put out under; nothing without one. */
	readonly records: Readonly<Record<string, string>>;

	constructor(scope: Construct, id: string, stage: Stage, routes: readonly Route[]) {
		super(scope, id);
		this.api = new RestApi(this, 'Rest', {
			restApiName: `otklik-${stage.name}`,
			description: 'Otklik: webhooks of integrations, views of cases, pages behind the links in mails',
			// What is none of these is handed on as text; a picture in a form would not survive that.
			binaryMediaTypes: ['multipart/form-data'],
			endpointTypes: [EndpointType.REGIONAL],
			cloudWatchRole: !isLocal(stage),
			deployOptions: {
				stageName: apiVersion,
				tracingEnabled: false,
				loggingLevel: MethodLoggingLevel.OFF,
				dataTraceEnabled: false,
				accessLogDestination: new LogGroupLogDestination(this.accessLog(stage)),
				accessLogFormat: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
				methodOptions: Object.fromEntries(routes.map((route) => [`${route.path}/${route.method}`, optionsOf(route)])),
			},
		});
		// It would tell the address that only AWS's own names reach; `url` below is the one that people use.
		this.api.node.tryRemoveChild('Endpoint');
		for (const { method, path, function: target } of routes) {
			const resource = this.api.root.resourceForPath(path);
			resource.addMethod(method, new LambdaIntegration(target, { allowTestInvoke: false }));
		}
		if (isLocal(stage)) Tags.of(this.api).add('ms-custom-id', localApiId);
		speakProblems(this.api);
		const { region, urlSuffix } = Stack.of(this);
		const own = `https://${this.api.restApiId}.execute-api.${region}.${urlSuffix}`;
		const named = stage.publicDomain === undefined ? null : this.nameIt(stage.publicDomain);
		this.url = stage.publicUrl ?? `${named?.origin ?? own}/${apiVersion}`;
		// Links that were sent before there was a domain go on to the gateway's own name, and their pages send files too.
		this.origins =
			stage.publicUrl === undefined
				? [...(named === null ? [] : [named.origin]), own]
				: [new URL(stage.publicUrl).origin];
		this.records = named === null ? {} : { DnsApi: named.record };
	}

	/** The version stays in the path, so a link differs by nothing but its host. */
	private nameIt({ name, certificate }: NonNullable<Stage['publicDomain']>) {
		const domain = new DomainName(this, 'Domain', {
			domainName: name,
			certificate: Certificate.fromCertificateArn(this, 'Certificate', certificate),
			endpointType: EndpointType.REGIONAL,
			securityPolicy: SecurityPolicy.TLS_1_2,
		});
		domain.addBasePathMapping(this.api, { basePath: apiVersion });
		return { origin: `https://${name}`, record: `${name} CNAME ${domain.domainNameAliasDomainName}` };
	}

	private accessLog(stage: Stage): LogGroup {
		return new LogGroup(this, 'AccessLog', {
			retention: isKept(stage) ? RetentionDays.SIX_MONTHS : RetentionDays.ONE_MONTH,
			removalPolicy: RemovalPolicy.DESTROY,
		});
	}
}

/** The resource and never the path, for the path of a page is the key to it; and no address of a citizen or official. */
const accessLogFields = {
	requestId: '$context.requestId',
	at: '$context.requestTimeEpoch',
	method: '$context.httpMethod',
	resource: '$context.resourcePath',
	status: '$context.status',
	error: '$context.error.responseType',
	bytes: '$context.responseLength',
	ms: '$context.responseLatency',
	integrationMs: '$context.integrationLatency',
};

function optionsOf({ rate, burst, page }: Route): MethodDeploymentOptions {
	return {
		throttlingRateLimit: rate,
		throttlingBurstLimit: burst,
		metricsEnabled: true,
		dataTraceEnabled: false,
		loggingLevel: page ? MethodLoggingLevel.OFF : MethodLoggingLevel.ERROR,
	};
}
