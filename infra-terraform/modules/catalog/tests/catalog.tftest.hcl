run "derives_everything_from_the_catalog" {
  command = plan

  assert {
    condition     = output.features_lambda == toset(["account", "message"]) && output.features_ecs == toset(["presence"])
    error_message = "A feature is elsewhere."
  }
  assert {
    condition     = keys(output.kafka_lambda) == ["announceProfile"] && keys(output.queues) == ["publishNotice"] && keys(output.schedules) == ["sweepExpired"]
    error_message = "A function is elsewhere."
  }
  assert {
    condition     = output.kafka_bound_environment == tomap({ IM_BOUND_DISABLED = "announceProfile" })
    error_message = "The Kafka-bound process leaves alone what runs on Lambda, and fans out itself."
  }
  assert {
    condition     = toset(keys(output.roles)) == toset(["account", "message", "announceProfile", "publishNotice", "sweepExpired", "kafka-bound", "requests", "socket-fleet", "prepare"])
    error_message = "A role too many or too few."
  }
  assert {
    condition     = toset(output.roles.account.uses) == toset(["mysql", "token-key", "mail"]) && toset(output.roles.requests.uses) == toset(["mysql", "redis"])
    error_message = "A feature uses what its functions use."
  }
  assert {
    condition     = output.roles.announceProfile.reads == tomap({ profile-changed = "announceProfile" }) && output.roles.announceProfile.writes == ["profile-changed.dead"]
    error_message = "A Kafka-bound function reads its topic and buries in its dead one."
  }
  assert {
    condition     = output.route_topics == toset(["message-submitted", "message-outcome"])
    error_message = "The route is what is Submitted and what became of it."
  }
  assert {
    condition     = output.topics["ephemeral"] == { partitions = 128, retention_hours = 1 } && length(output.topics) == 6
    error_message = "Topics come from the catalog."
  }
}

run "what_operators_call_has_no_route_and_runs_beside_the_kafka_bound_functions" {
  command = plan

  assert {
    condition     = !contains(keys(output.routes), "POST /im.operator.v1.OperatorService/ReplayDeadLetters") && length(output.routes) == 4
    error_message = "What operators call is nobody else's business."
  }
  assert {
    condition     = contains(output.roles["kafka-bound"].looks.topics, "profile-changed.dead") && contains(output.roles["kafka-bound"].writes, "cursor-reported")
    error_message = "The Kafka-bound process looks at dead letters and puts them back."
  }
}

run "the_relay_writes_all_that_the_outbox_holds" {
  command = plan

  assert {
    condition     = length(setsubtract(["message-submitted", "ephemeral", "session-ended", "profile-changed"], output.roles["kafka-bound"].writes)) == 0
    error_message = "A row of the outbox has a topic that its relay may not write."
  }
}

run "a_trace_follows_the_submission_wherever_it_is_accepted" {
  command = plan

  variables {
    compute = { acceptMessage = "lambda" }
  }

  assert {
    condition     = !contains(keys(output.roles["kafka-bound"].reads), "message-submitted") && contains(output.roles["kafka-bound"].looks.topics, "message-submitted") && output.roles["kafka-bound"].looks.groups == ["acceptMessage"]
    error_message = "Operators see neither the submission nor how far accept is."
  }
}

run "the_request_process_reaches_redis_whatever_moved" {
  command = plan

  variables {
    compute = { account = "ecs", presence = "lambda" }
  }

  assert {
    condition     = toset(output.roles.requests.uses) == toset(["redis", "mysql", "mail", "token-key"])
    error_message = "The process holds every feature, and signs tokens where account is in it."
  }
}

run "the_request_process_signs_nothing_without_account" {
  command = plan

  variables {
    compute = { message = "ecs", presence = "lambda" }
  }

  assert {
    condition     = !contains(output.roles.requests.uses, "token-key")
    error_message = "The key that signs tokens is account's alone."
  }
}

run "one_variable_moves_each" {
  command = plan

  variables {
    compute = { account = "ecs", presence = "lambda", announceProfile = "ecs", acceptMessage = "lambda", advanceCursor = "lambda" }
  }

  assert {
    condition     = output.features_lambda == toset(["message", "presence"]) && output.features_ecs == toset(["account"]) && keys(output.kafka_lambda) == ["acceptMessage", "advanceCursor"]
    error_message = "A function did not move."
  }
  assert {
    condition     = output.kafka_lambda.acceptMessage.deployable == "message" && output.kafka_lambda.advanceCursor.deployable == "fleet"
    error_message = "A function comes from its feature's deployable, or from the one that the catalog names."
  }
  assert {
    condition     = output.kafka_bound_environment == tomap({ IM_BOUND_DISABLED = "acceptMessage,advanceCursor", IM_DELIVERY_FAN_OUT = "topic" })
    error_message = "Accept and fan-out apart meet at the topic."
  }
}
