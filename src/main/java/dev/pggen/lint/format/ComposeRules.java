package dev.pggen.lint.format;

import dev.pggen.lint.Rule;
import java.util.List;

/** Every rule that only what Compose reads can break, apps of TrueNAS among it. */
public final class ComposeRules {
  /** In the order of their ids. */
  public static final List<Rule> ALL =
      List.of(
          new Pg208SeveralServers(),
          new Pg209AppInDataVolume(),
          new Pg312ProbeWithoutUser(),
          new Pg313ProbeDatabase(),
          new Pg314UnfailingProbe(),
          new Pg315ImpatientProbe(),
          new Pg316AwaitedWithoutProbe(),
          new Pg317UnheededProbe(),
          new Pg319ServerNotRestarted(),
          new Pg321LogThrownAway(),
          new Pg322UnfinishedJob(),
          new Pg323ProbeWithoutProgram(),
          new Pg324ProbeWithoutDefault(),
          new Pg417DumpNotKept(),
          new Pg418LiveDataCopied(),
          new Pg531RoutedServer(),
          new Pg533OverlayNamespace(),
          new Pg534EngineInClear(),
          new Pg536NoCommonNetwork(),
          new Pg610RootWithoutCapabilities(),
          new Pg611NoSocketDirectory(),
          new Pg612OpenConsole(),
          new Pg706AutoUpdatedServer(),
          new Pg712DevelopmentMode(),
          new Pg901UnescapedDollar(),
          new Pg902RetypedValue(),
          new Pg905SecretNotMounted(),
          new Pg907DistinctLimits(),
          new Pg908ShellTestInWords(),
          new Pg943CopiedIntoReadOnly(),
          new Pg947IgnoredFileMode(),
          new Pg949MissingPathMade());

  private ComposeRules() {}
}
