package im.relation.lambda.friendship;

import im.relation.friendship.FriendshipBoundFunctions;
import im.relation.lambda.records.RecordsRuntime;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// announceProfile.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({RecordsRuntime.class, FriendshipBoundFunctions.class})
public class FriendshipBound {}
