package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Span;
import java.time.Duration;
import java.util.Optional;

/**
 * The {@code backup:} block.
 *
 * @param destination absolute path on the host
 * @param sameDisk why it may share the data's file system
 * @param schedule of the dump: {@code HH:MM} UTC, an interval, or a five-field cron line
 * @param last newest dumps that are kept
 * @param daily days
 * @param weekly weeks
 * @param monthly months
 * @param drillOff where {@code drill: false} stands, if it does
 * @param drillSchedule of the drill
 * @param rto how long a restore may take
 * @param span the key
 */
public record BackupSpec(
    At<String> destination,
    Optional<At<String>> sameDisk,
    Optional<At<String>> schedule,
    Optional<At<Integer>> last,
    Optional<At<Integer>> daily,
    Optional<At<Integer>> weekly,
    Optional<At<Integer>> monthly,
    Optional<Span> drillOff,
    Optional<At<String>> drillSchedule,
    Optional<At<Duration>> rto,
    Span span) {}
