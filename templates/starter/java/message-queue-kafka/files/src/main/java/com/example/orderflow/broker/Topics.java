package com.example.orderflow.broker;

import com.example.orderflow.messaging.BrokerException;
import com.example.orderflow.messaging.QueueSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Every name in Kafka that a queue uses. */
record Topics(String queue) {
    /** One partition per shard. */
    String messages() {
        return queue;
    }

    String dead() {
        return queue + ".dead";
    }

    String group() {
        return queue + ".fulfilment";
    }

    /** Creates the topics that are not there, with the replication that the cluster has set for new ones. */
    static Topics create(String brokers, QueueSettings settings) {
        Topics topics = new Topics(settings.name());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            createOne(admin, new NewTopic(topics.messages(), Optional.of(settings.shards()), Optional.empty()));
            createOne(admin, new NewTopic(topics.dead(), Optional.of(1), Optional.empty())
                    .configs(Map.of("retention.ms", "-1")));
        }
        return topics;
    }

    private static void createOne(Admin admin, NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException))
                throw new BrokerException("There is no topic " + topic.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("Interrupted", e);
        }
    }
}
