mock_provider "aws" {
  source = "../../mocks"
}

run "is_what_the_catalog_says" {
  command = plan

  assert {
    condition     = toset(keys(output.functions)) == toset(["account", "message", "announceProfile", "publishNotice", "sweepExpired"])
    error_message = "A function too many or too few."
  }
  assert {
    condition     = toset(keys(output.processes)) == toset(["kafka-bound", "requests", "socket-fleet", "prepare"])
    error_message = "A process too many or too few."
  }
  assert {
    condition     = [for name in ["kafka-bound", "requests", "prepare"] : lookup(output.processes[name], "IM_STORE_MIGRATE", "true")] == ["false", "false", "true"] && [for name in ["kafka-bound", "prepare"] : lookup(output.processes[name], "IM_KAFKA_MAKE_TOPICS", "true")] == ["false", "true"]
    error_message = "Tables and topics are made by prepare alone."
  }
  assert {
    condition     = output.triggers == { announceProfile = { topic = "profile-changed", dead_letters = true, enabled = true } }
    error_message = "A mapping for each Kafka-bound function on Lambda, with dead letters."
  }
  assert {
    condition     = toset(output.reached_by.kafka) == toset(["announceProfile", "kafka-bound", "socket-fleet", "prepare"]) && toset(output.reached_by.cache) == toset(["kafka-bound", "requests", "socket-fleet"])
    error_message = "A role reaches a store that it does not use."
  }
  assert {
    condition     = toset(output.reached_by.fleet) == toset(["kafka-bound"]) && !contains(output.reached_by.database, "socket-fleet")
    error_message = "Request functions never call a node; a node never reaches the database."
  }
  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_egress_rule.way : rule.cidr_ipv4 == null]) && alltrue([for rule in aws_vpc_security_group_ingress_rule.fleet : rule.cidr_ipv4 == null])
    error_message = "Inside, groups reach groups, not addresses."
  }
}

run "the_route_moves_and_is_never_set_aside" {
  command = plan

  variables {
    compute = { account = "ecs", acceptMessage = "lambda", fanOutMessage = "lambda" }
  }

  assert {
    condition     = !contains(keys(output.functions), "account") && contains(keys(output.functions), "acceptMessage")
    error_message = "A function did not move."
  }

  assert {
    condition     = !output.triggers.acceptMessage.dead_letters && !output.triggers.fanOutMessage.dead_letters && output.triggers.announceProfile.dead_letters
    error_message = "Dead letters on every mapping but the route's."
  }
  assert {
    condition     = output.processes["kafka-bound"].IM_BOUND_DISABLED == "acceptMessage,announceProfile,fanOutMessage" && output.processes["kafka-bound"].IM_DELIVERY_FAN_OUT == "topic"
    error_message = "The Kafka-bound process does what Lambda does, too."
  }
}
