/** What was counted, where a process keeps count itself; on AWS CloudWatch does. */
export interface Metrics {
  /** In the text format of Prometheus, summed over the processes of the run. */
  text(): Promise<string>;
}
