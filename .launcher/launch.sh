# Shared by app/djinn and exported-models/trainer/djinn-train, which source it.
# They set: here (their folder), up (from there to the checkout), program, module, modules (that it is built from), main (class),
# rehearsal (arguments of a short run, in target/, that loads what a start loads), and may set gpu=on, compiling (an option for
# Java's compilers) and memory (options for Java's heap, which give way to those in JDK_JAVA_OPTIONS). This finds a JDK 25, builds what is missing or stale, and becomes the Java process. POSIX sh.
#
# Variables it heeds, all optional:
#   JAVA_HOME           the JDK to use, if it is a 25; else PATH and the usual places are searched
#   DJINN_JDK_FOLDERS   folders of JDKs to search instead of the usual places, separated by colons
#   DJINN_CLASSPATH     run this class path as it is, build and swap nothing (tests use it)
#   DJINN_AOT           "off": neither make nor use the ahead-of-time cache that makes starts quicker
#   JDK_JAVA_OPTIONS    more options for Java, as -Xmx4g (one about the heap replaces the launcher's own)
#   MAVEN_ARGS          more options for Maven, as -o

# exit codes of README.md
fault=1 no_device=5 no_disk=6

say() { printf '%s: %s\n' "$program" "$*" >&2; }
die() { status=$1; shift; say "$*"; exit "$status"; }

is_jdk25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  while read -r line; do
    case $line in 'JAVA_VERSION="25"' | 'JAVA_VERSION="25.'*) return 0 ;; esac
  done <"$1/release"
  return 1
}

try_jdks() {
  for candidate; do
    if is_jdk25 "$candidate"; then
      jdk=$candidate
      return 0
    fi
  done
  return 1
}

find_jdk25() {
  try_jdks "${JAVA_HOME:-}" && return
  javac=$(command -v javac) && try_jdks "$(dirname "$(dirname "$(readlink -f "$javac")")")" && return
  if [ -n "${DJINN_JDK_FOLDERS:-}" ]; then
    set -f; IFS=:
    set -- $DJINN_JDK_FOLDERS
    set +f; unset IFS
    for folder; do try_jdks "$folder"/* && return; done
    return 1
  fi
  try_jdks /usr/lib/jvm/* /opt/*jdk* /opt/java/* /usr/java/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home
}

# The class path that the build wrote, with the module's own jar in front; fails if any part is missing or from another place.
read_class_path() {
  [ -f "$stamp" ] && read -r class_path <"$stamp" || [ -n "${class_path:-}" ] || return 1
  case $class_path in *"$root/model-runtime/target/"*) ;; *) return 1 ;; esac
  for jar in "$root/$module/target/${module##*/}"-[0-9]*.jar; do class_path=$jar:$class_path; break; done
  set -f; IFS=:
  set -- $class_path
  set +f; unset IFS
  for jar; do [ -f "$jar" ] || return 1; done
}

is_fresh() {
  read_class_path || return 1
  set -- "$root/pom.xml"
  for part in $modules; do
    set -- "$@" "$root/$part/pom.xml"
    [ -d "$root/$part/src/main" ] && set -- "$@" "$root/$part/src/main"
  done
  [ -z "$(find "$@" -newer "$stamp" -print 2>/dev/null | head -n 1)" ]
}

# One build at a time in this checkout. The lock also holds while a Maven lives whose launcher was killed.
lock_build() {
  mkdir -p "$root/.djinn" || die $no_disk "cannot write $root/.djinn: build this checkout as a user who may write there"
  if command -v flock >/dev/null; then
    exec 9>"$root/.djinn/build.lock" || exit $no_disk
    flock -n 9 || { say "waiting for another build in $root"; flock 9; }
  else
    until mkdir "$root/.djinn/build.running" 2>/dev/null; do
      say "waiting for another build (if there is none, remove $root/.djinn/build.running)"
      sleep 5
    done
  fi
}

unlock_build() {
  if command -v flock >/dev/null; then exec 9>&-; else rmdir "$root/.djinn/build.running"; fi
}

build() {
  if [ -f "$stamp" ]; then why="sources have changed"; else why="first start, a few minutes"; fi
  : >"$root/.djinn/started-$program"
  run_maven "building ... ($why" -Dmaven.test.skip=true -pl "$module" -am package
  read_class_path || fail_build
  touch -r "$root/.djinn/started-$program" "$stamp"
  rm -f "$root/$module/target/$program"*.aot
}

# Maven in the background with a log, of which the end is shown if it fails.
run_maven() {
  command -v mvn >/dev/null || die $no_device "Maven is missing, and the program is not built yet; install it: apt install maven"
  log=$cache/build-$program.log
  mkdir -p "$cache" && : >"$log" || die $no_disk "cannot write $log: free some space, or set XDG_CACHE_HOME to a folder you may write to"
  say "$1; log: $log)"
  shift
  # shellcheck disable=SC2086
  (cd "$root" && JAVA_HOME=$jdk exec mvn -B -Ddjinn.launcher ${MAVEN_ARGS:-} "$@") >"$log" 2>&1 </dev/null &
  maven=$!
  trap 'kill "$maven" 2>/dev/null; exit 130' INT TERM HUP
  show_progress
  wait "$maven"
  built=$?
  trap - INT TERM HUP
  [ "$built" -eq 0 ] || fail_build
}

fail_build() {
  grep -e '^\[ERROR\]' -e '^Error' "$log" | head -n 8 >&2
  tail -n 4 "$log" >&2
  die $fault "the build failed; the whole log is $log (if a download failed, try again with a network)"
}

# --gpu: the same class path with the ONNX Runtime that has CUDA in place of that for the CPU, as Maven's profile gpu has it.
# Nothing is compiled again, and what runs without --gpu stays as it is.
swap_runtime() {
  if ! read_gpu_jar; then
    lock_build
    read_gpu_jar || run_maven "fetching ONNX Runtime with CUDA ... (642 MB, once" -Pgpu -pl model-runtime validate dependency:build-classpath \
      -DincludeScope=runtime -DincludeArtifactIds=onnxruntime_gpu "-Dmdep.outputFile=$gpu_stamp" -Dmdep.regenerateFile=true
    unlock_build
    read_gpu_jar || fail_build
  fi
  swapped=
  set -f; IFS=:
  for jar in $class_path; do
    case $jar in */onnxruntime-[0-9]*.jar) jar=$gpu_jar ;; esac
    swapped=${swapped:+$swapped:}$jar
  done
  set +f; unset IFS
  class_path=$swapped
}

read_gpu_jar() {
  [ -f "$gpu_stamp" ] && [ -z "$(find "$root/pom.xml" -newer "$gpu_stamp")" ] || return 1
  read -r gpu_jar <"$gpu_stamp" || [ -n "${gpu_jar:-}" ] || return 1
  [ -f "$gpu_jar" ]
}

# On a terminal: seconds and the module at work, in place.
show_progress() {
  [ -t 2 ] || return 0
  began=$(date +%s)
  while kill -0 "$maven" 2>/dev/null; do
    doing=$(sed -n 's/^\[INFO\] Building \(Djinn [^0-9]*\)[0-9].*/\1/p' "$log" | tail -n 1)
    printf '\r\033[K%s: building ... %ss  %s' "$program" "$(($(date +%s) - began))" "$doing" >&2
    sleep 1
  done
  printf '\r\033[K' >&2
}

# As in the tests (surefire in pom.xml): natives and Unsafe as the libraries need them.
become_java() {
  # shellcheck disable=SC2086
  exec ${gently:-} "$jdk/bin/java" ${memory:-} ${compiling:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Djava.awt.headless=true "-Ddjinn.worlds=$root/exported-models/worlds" "$@"
}

# In the background, once for each build: Java's own record of what a start loads (JEP 514). Nothing waits for it or misses it.
make_aot() {
  making=$aot.making
  [ -z "$(find "$making" -prune -mmin +15 2>/dev/null)" ] || rmdir "$making" 2>/dev/null
  mkdir "$making" 2>/dev/null || return 0
  (
    trap 'rmdir "$making"' EXIT
    # shellcheck disable=SC2086
    (gently='nice -n 19' && cd "$root/$module/target" && become_java -XX:AOTCacheOutput="$aot.new" -Dglass.platform=Headless -cp "$class_path" "$main" $rehearsal)
    [ -s "$aot.new" ] && mv "$aot.new" "$aot"
  ) >/dev/null 2>&1 </dev/null &
}

root=$(cd "$here/$up" && pwd -P)
cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/djinn
[ -z "${DJINN_HOME:-}" ] || cache=$DJINN_HOME/cache
stamp=$root/$module/target/classpath.txt
gpu_stamp=$root/$module/target/onnxruntime-gpu.txt
aot=$root/$module/target/$program.aot
[ "${gpu:-off}" = off ] || aot=$root/$module/target/$program-gpu.aot

find_jdk25 || die $no_device "a JDK 25 is needed and none was found; install one (for example Eclipse Temurin 25: apt install temurin-25-jdk from packages.adoptium.net), or point JAVA_HOME at it"

if [ -n "${DJINN_CLASSPATH:-}" ]; then
  class_path=$DJINN_CLASSPATH
  DJINN_AOT=off
elif ! is_fresh; then
  lock_build
  is_fresh || build
  unlock_build
fi
[ -n "${DJINN_CLASSPATH:-}" ] || [ "${gpu:-off}" = off ] || swap_runtime

# Threads of OpenMP that have nothing to do sleep instead of spinning.
export OMP_WAIT_POLICY="${OMP_WAIT_POLICY:-passive}" GOMP_SPINCOUNT="${GOMP_SPINCOUNT:-0}"

# Where the locale says nothing of letters, Java would take names of files for ASCII and find none that has others.
if [ -n "${LC_ALL:-}" ]; then
  case $LC_ALL in C | POSIX) export LC_ALL=C.UTF-8 ;; esac
else
  case ${LC_CTYPE:-${LANG:-C}} in C | POSIX) export LC_CTYPE=C.UTF-8 ;; esac
fi

case ${JDK_JAVA_OPTIONS:-} in *-Xm[nsx]* | *-XX:*GC* | *RAMPercentage*) memory= ;; esac
set -- -cp "$class_path" "$main" "$@"
[ ! -t 2 ] || set -- -Ddjinn.stderr.terminal=true "$@"
if [ "${DJINN_AOT:-on}" != off ]; then
  if [ -n "$(find "$aot" -newer "$stamp" 2>/dev/null)" ]; then
    set -- -XX:AOTCache="$aot" -Xlog:aot*=off -Xlog:cds*=off "$@"
  else
    make_aot
  fi
fi
become_java "$@"
