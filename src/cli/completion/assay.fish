# Completion of assay in fish. What may come next is asked of assay itself; fish quotes it.
function __assay_answer
    set -l words (commandline -opc)
    command assay __complete fish $words[2..] (commandline -ct) 2>/dev/null </dev/null
end

function __assay_words
    set -l answer (__assay_answer)
    printf '%s\n' $answer[2..]
end

function __assay_wants_files
    set -l answer (__assay_answer)
    test "$answer[1]" = files
end

complete -c assay -f -a '(__assay_words)'
complete -c assay -n __assay_wants_files -F
