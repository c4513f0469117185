import {
	CloudWatchClient,
	DescribeAlarmHistoryCommand,
	DescribeAlarmsCommand,
	SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { testAlarmAt } from '../../cli/deployment/test-alarm.ts';

const cloudWatch = mockClient(CloudWatchClient);
const alarm = testAlarmAt(new CloudWatchClient({}), { keepsActions: true });
beforeEach(() => {
	cloudWatch.reset();
});

describe('R-33: a test alarm', () => {
	it('is rung where it tells somebody, and quiet again after', async () => {
		cloudWatch.on(DescribeAlarmsCommand).resolves({ MetricAlarms: [{ AlarmActions: ['arn:topic'] }] });
		cloudWatch.on(SetAlarmStateCommand).resolves({});
		expect(await alarm.ring('one')).toBe(true);
		await alarm.stop('one');
		const states = cloudWatch.commandCalls(SetAlarmStateCommand).map(({ args: [{ input }] }) => input.StateValue);
		expect(states).toEqual(['ALARM', 'OK']);
	});

	it.each([[[]], [[{ AlarmActions: [] }]], [[{ AlarmActions: ['arn:topic'], ActionsEnabled: false }]]])(
		'is not where nobody would hear of it: %j',
		async (MetricAlarms) => {
			cloudWatch.on(DescribeAlarmsCommand).resolves({ MetricAlarms });
			expect(await alarm.ring('one')).toBe(false);
			expect(cloudWatch.commandCalls(SetAlarmStateCommand)).toEqual([]);
		},
	);

	it.each([
		['Successfully executed action arn:topic', 'heard'],
		['Failed to execute action arn:topic', 'unheard'],
	])('was heard where its topic took it: %s', async (HistorySummary, heard) => {
		cloudWatch.on(DescribeAlarmHistoryCommand).resolves({ AlarmHistoryItems: [{ HistorySummary }] });
		expect(await alarm.wasHeard('one')).toBe(heard);
	});

	it('says that nothing is known where an emulator keeps no history of what alarms did', async () => {
		const emulated = testAlarmAt(new CloudWatchClient({}), { keepsActions: false });
		expect(await emulated.wasHeard('one')).toBe('untold');
		expect(cloudWatch.commandCalls(DescribeAlarmHistoryCommand)).toEqual([]);
	});
});
