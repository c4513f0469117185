import {
	type CloudWatchClient,
	DescribeAlarmHistoryCommand,
	DescribeAlarmsCommand,
	SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';

/** An alarm that is made to ring once, to see whether anybody would hear it. */
export interface TestAlarm {
	/** Rings it until `stop`; false where there is no such alarm, or it does nothing. */
	ring(name: string): Promise<boolean>;
	/** Whether its topic has been told since then; `untold` where the place keeps no record of that. */
	wasHeard(name: string): Promise<'heard' | 'unheard' | 'untold'>;
	stop(name: string): Promise<void>;
}

/** What CloudWatch writes down of it says that nothing was wrong. */
const StateReason = 'A smoke run of Otklik rings this alarm to see whether it is heard. Nothing is wrong.';

/** `keepsActions`: whether its history holds what alarms did. An emulator's holds their states alone. */
export function testAlarmAt(client: CloudWatchClient, { keepsActions }: { readonly keepsActions: boolean }): TestAlarm {
	let since = new Date(0);
	return {
		async ring(name) {
			const { MetricAlarms: [alarm] = [] } = await client.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
			if (alarm === undefined || alarm.ActionsEnabled === false || (alarm.AlarmActions ?? []).length === 0)
				return false;
			since = new Date();
			await client.send(new SetAlarmStateCommand({ AlarmName: name, StateValue: 'ALARM', StateReason }));
			return true;
		},
		async wasHeard(name) {
			if (!keepsActions) return 'untold';
			const { AlarmHistoryItems: told = [] } = await client.send(
				new DescribeAlarmHistoryCommand({ AlarmName: name, HistoryItemType: 'Action', StartDate: since }),
			);
			const took = told.some(({ HistorySummary: summary = '' }) => summary.startsWith('Successfully executed action'));
			return took ? 'heard' : 'unheard';
		},
		async stop(name) {
			await client.send(new SetAlarmStateCommand({ AlarmName: name, StateValue: 'OK', StateReason }));
		},
	};
}
