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
  kafka_brokers         = 3
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
    condition     = toset(keys(aws_cloudwatch_metric_alarm.this)) == toset(["lag-acceptMessage", "lag-announceProfile", "submissions-wait", "refused-logins", "unhealthy-node", "no-node"])
    error_message = "Alarms: lag of each group, waiting submissions, refused logins, nodes."
  }
  assert {
    condition     = alltrue([for a in concat(values(aws_cloudwatch_metric_alarm.this), values(aws_cloudwatch_metric_alarm.dead_letters)) : contains(a.alarm_actions, aws_sns_topic.alarms.arn)])
    error_message = "An alarm tells nobody."
  }
  assert {
    condition     = aws_sns_topic.alarms.kms_master_key_id == var.events_key_arn && length(aws_sns_topic_subscription.mail) == 1
    error_message = "The topic of alarms lies under our key."
  }
}

run "dead_letters_are_added_up_over_the_brokers" {
  command = plan

  assert {
    condition = alltrue([for topic in var.dead_topics : toset([for q in aws_cloudwatch_metric_alarm.dead_letters[topic].metric_query : q.metric[0].dimensions if length(q.metric) == 1]) ==
    toset([for id in ["1", "2", "3"] : tomap({ "Cluster Name" = "im-test", "Broker ID" = id, "Topic" = topic })])])
    error_message = "MSK has no such metric: bytes that come in are a broker's and a topic's."
  }
  assert {
    condition     = alltrue([for a in aws_cloudwatch_metric_alarm.dead_letters : one([for q in a.metric_query : q.expression if q.return_data == true]) == "SUM([b1, b2, b3])" && a.threshold == 0])
    error_message = "A dead letter at one broker is not heard of."
  }
  assert {
    condition = alltrue([for topic in var.dead_topics : length([for w in jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets : w if
      length([for row in w.properties.metrics : row if try(row[1] == "BytesInPerSec" && row[4] == "Broker ID" && row[7] == topic && contains(["1", "2", "3"], row[5]), false)]) == 3 &&
    length([for row in w.properties.metrics : row if try(row[0].label == topic && startswith(row[0].expression, "SUM(["), false)]) == 1]) == 1])
    error_message = "The dashboard draws a metric that MSK does not have."
  }
}

run "a_fleet_without_nodes_is_missed" {
  command = plan

  assert {
    condition     = try(aws_cloudwatch_metric_alarm.this["no-node"].metric_name == "HealthyHostCount" && aws_cloudwatch_metric_alarm.this["no-node"].comparison_operator == "LessThanThreshold" && aws_cloudwatch_metric_alarm.this["no-node"].threshold == 1 && aws_cloudwatch_metric_alarm.this["no-node"].treat_missing_data == "breaching", false)
    error_message = "Nobody hears that there is no node."
  }
}

run "a_paused_fleet_is_not_missed" {
  command = plan

  variables {
    paused = true
  }

  assert {
    condition     = !contains(keys(aws_cloudwatch_metric_alarm.this), "no-node") && contains(keys(aws_cloudwatch_metric_alarm.this), "unhealthy-node")
    error_message = "Somebody is woken for what he switched off."
  }
}
