mock_provider "aws" {
  source = "../../mocks"
}

run "batches_may_wait_longer_than_callers" {
  command = plan

  assert {
    condition     = { for name, f in module.function : name => f.timeout_seconds } == { account = 15, message = 15, publishNotice = 15, sweepExpired = 15, announceProfile = 60 }
    error_message = "A function ends while its store may still answer, or keeps a caller waiting."
  }
  assert {
    condition     = module.function["publishNotice"].timeout_seconds == local.timeout_seconds.Events
    error_message = "What a queue hands out comes again while its function works on it."
  }
}

run "nodes_move_their_clients_before_anybody_ends_them" {
  command = apply

  assert {
    condition     = output.processes["socket-fleet"].SOCKET_LEASE_DRAIN == "${local.drain_seconds}s" && local.stop_seconds >= local.drain_seconds + 30 && module.socket_fleet.stop_seconds == local.stop_seconds && jsondecode(module.task["socket-fleet"].container_definitions)[0].stopTimeout == local.stop_seconds
    error_message = "A node drains for longer than ECS or the load balancer waits."
  }
}

run "only_the_request_process_believes_its_load_balancer" {
  command = plan

  assert {
    condition     = [for name in ["requests", "kafka-bound", "prepare", "socket-fleet"] : lookup(output.processes[name], "SERVER_FORWARD_HEADERS_STRATEGY", "")] == ["native", "", "", ""]
    error_message = "Every caller has the load balancer's address, or anybody may say where he is."
  }
}

run "nothing_is_polled_while_paused" {
  command = plan

  variables {
    paused = true
  }

  assert {
    condition     = output.triggers == { announceProfile = { topic = "profile-changed", dead_letters = true, enabled = false } }
    error_message = "The first apply, a paused one, polls a topic that is not there yet."
  }
}
