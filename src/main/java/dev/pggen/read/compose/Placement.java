package dev.pggen.read.compose;

import dev.pggen.read.FileSet;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Workload;
import java.util.Optional;

/**
 * How the paths of a Compose file are to be taken. Where nothing is said, the file is used as it
 * lies there: what begins with {@code ./} lies beside it.
 */
public interface Placement {
  /** Where secrets lie below the directory of the file. */
  String SECRETS = "./secrets/";

  /** A Compose file as it lies there. */
  Placement BESIDE = new Placement() {};

  /** What a path of the host is. */
  default Mount.Source source(String path) {
    if (path.equals(".") || !path.startsWith("./") || path.contains("..")) {
      return new Mount.OfHost(path);
    }
    return new Mount.OfOutput(path.substring(2));
  }

  /** The name of the secret whose value lies in a file; none if the file is somebody else's. */
  default Optional<String> secret(String file) {
    return file.startsWith(SECRETS)
        ? Optional.of(file.substring(SECRETS.length()))
        : Optional.empty();
  }

  /** A container as it is once it has started. */
  default Workload started(Workload workload) {
    return workload;
  }

  /** The files that a container may see, those beside the manifest among them. */
  default FileSet files(Workload workload, FileSet around) {
    return around;
  }
}
