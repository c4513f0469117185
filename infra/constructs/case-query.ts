import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { QueryDefinition, QueryString } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { caseFields } from '../../functions/runtime/log-fields.ts';
import type { Stage } from '../stage.ts';

/**
 * The question that is asked of the logs most often, saved with CloudWatch Logs Insights over the logs of every function:
 * whoever asks puts the number of the case in place of CASE.
 */
export function saveCaseQuery(scope: Construct, stage: Stage, functions: readonly LambdaFunction[]): void {
	new QueryDefinition(scope, 'CaseQuery', {
		queryDefinitionName: `otklik-${stage.name}/what happened to a case`,
		queryString: new QueryString({
			fields: ['@timestamp', ...caseFields],
			filterStatements: ['caseId = "CASE"'],
			sort: '@timestamp asc',
			limit: 1000,
		}),
		logGroups: functions.map(({ logGroup }) => logGroup),
	});
}
