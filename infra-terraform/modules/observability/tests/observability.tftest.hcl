mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name                  = "im-test"
  account_id            = "123456789012"
  region                = "eu-central-1"
  events_key_arn        = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  alarm_emails          = ["night@example.org"]
  kafka_cluster_name    = "im-test"
  consumer_groups       = { acceptMessage = "message-submitted", announceProfile = "profile-changed" }
  dead_topics           = ["message-submitted.dead", "profile-changed.dead"]
  access_log_group_name = "/im-test/http-api"
  api_id                = "abcdefghij"
  balancer              = { load_balancer = "net/im/1", target_group = "targetgroup/im/1" }
  database_cluster      = "im-test"
  cache_group           = "im-test"
  functions             = ["im-test-account", "im-test-announceProfile"]
}

run "shows_and_counts" {
  command = plan

  assert {
    condition     = strcontains(aws_cloudwatch_log_metric_filter.refused_logins.pattern, "SessionService/SignIn") && strcontains(aws_cloudwatch_log_metric_filter.refused_logins.pattern, "401")
    error_message = "Refused logins are not counted."
  }
  assert {
    condition     = aws_cloudwatch_log_metric_filter.refused_logins.metric_transformation[0].name == aws_cloudwatch_metric_alarm.this["refused-logins"].metric_name && aws_cloudwatch_log_metric_filter.refused_logins.metric_transformation[0].namespace == aws_cloudwatch_metric_alarm.this["refused-logins"].namespace
    error_message = "The alarm looks at another metric."
  }
  assert {
    condition     = length(jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets) == 10 && alltrue([for w in jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets : length(w.properties.metrics) > 0])
    error_message = "A graph is empty."
  }
}

run "somebody_is_told" {
  command = apply

  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.this)) == toset(["lag-acceptMessage", "lag-announceProfile", "dead-letters-message-submitted", "dead-letters-profile-changed", "submissions-wait", "refused-logins", "no-node"])
    error_message = "Alarms: lag of each group, dead letters of each topic, waiting submissions, refused logins, nodes."
  }
  assert {
    condition     = alltrue([for a in aws_cloudwatch_metric_alarm.this : contains(a.alarm_actions, aws_sns_topic.alarms.arn)])
    error_message = "An alarm tells nobody."
  }
  assert {
    condition     = aws_sns_topic.alarms.kms_master_key_id == var.events_key_arn && length(aws_sns_topic_subscription.mail) == 1
    error_message = "The topic of alarms lies under our key."
  }
}
